# An empty Debian to try things in, for scripts that source this.  Needs root and debootstrap.
# SUITE names the release, MIRROR a mirror; a tarball holds the system between runs: it is
# used if it is there and made if not.  SPDX-License-Identifier: MIT

# Runs the script again where its mounts and processes do not outlive it, and removes the
# folder afterwards unless KEEP=1: minbase_alone FOLDER "$0" "$@"
minbase_alone() {
	[ -z "${MINBASE_ALONE-}" ] || return 0
	folder=$1
	shift
	[ ! -e "$folder" ] || { echo "$folder exists; name a folder that does not" >&2; exit 2; }
	status=0
	MINBASE_ALONE=1 unshare --mount --pid --fork --kill-child "$@" || status=$?
	[ -n "${KEEP-}" ] || rm -rf "$folder"
	exit $status
}

# Makes the system in FOLDER: minbase_make FOLDER [TARBALL]
minbase_make() {
	mkdir -p "$1"
	if [ -n "${2-}" ] && [ -s "$2" ]; then
		tar -C "$1" -xpf "$2" --numeric-owner
	else
		debootstrap --variant=minbase "${SUITE:-bookworm}" "$1" ${MIRROR:+"$MIRROR"}
		[ -z "${2-}" ] || tar -C "$1" -cpf "$2" --numeric-owner --exclude=./dev/* --exclude=./proc/* .
	fi
	cp /etc/resolv.conf /etc/hosts "$1/etc/"
	# proxies and fetch settings of this machine's apt are passed on
	apt-config dump --format '%f "%v";%n' Acquire::http Acquire::https Acquire::Check-Valid-Until \
		Acquire::Check-Date >"$1/etc/apt/apt.conf.d/90outside"

	mount -t proc proc "$1/proc"
	mount -t tmpfs -o mode=755 tmpfs "$1/dev"
	mkdir "$1/dev/pts" "$1/dev/shm"
	mount -t devpts -o newinstance,ptmxmode=666,mode=620 devpts "$1/dev/pts"
	mount -t tmpfs -o mode=1777 tmpfs "$1/dev/shm"
	ln -s pts/ptmx "$1/dev/ptmx"
	ln -s /proc/self/fd "$1/dev/fd"
	for node in null:3 zero:5 full:7 random:8 urandom:9; do
		mknod -m 666 "$1/dev/${node%:*}" c 1 "${node#*:}"
	done
	mknod -m 666 "$1/dev/tty" c 5 0
}

# Runs a command in it: minbase_run FOLDER COMMAND …
minbase_run() {
	minbase_root=$1
	shift
	env -i PATH=/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin HOME=/root \
		DEBIAN_FRONTEND=noninteractive \
		${http_proxy:+"http_proxy=$http_proxy"} ${https_proxy:+"https_proxy=$https_proxy"} \
		chroot "$minbase_root" "$@" </dev/null
}
