# postil: make help lists the targets.                  SPDX-License-Identifier: MIT
VERSION = 0.1.0
VARIANT ?= plain
B ?= build
O := $B/$(VARIANT)

PREFIX ?= /usr/local
BINDIR ?= $(PREFIX)/bin
DATADIR ?= $(PREFIX)/share
MANDIR ?= $(DATADIR)/man
LICENSEDIR ?= $(DATADIR)/licenses/postil
INSTALL ?= install
STRIP ?= strip
PKG_CONFIG ?= pkg-config

# ---- what there is.  LAYERS="base text" builds and tests only those.
LAYERS ?=
SOURCES := $(sort $(if $(LAYERS),$(wildcard $(LAYERS:%=src/%/*.c)),$(wildcard src/*/*.c)))
PROGRAM := $(if $(filter plain,$(VARIANT)),$B,$O)/postil
THEMES := $(sort $(wildcard themes/*.yaml))
LESSONS := $(sort $(wildcard content/tutor/*.yaml))
PAGES := $(sort $(wildcard man/*.[1-8]))
# what goes to DATADIR, in the folders where other programs look for it
SHARED := $(sort $(shell find man/share -type f))
COMPLETIONS := $(filter %/completions/postil %/_postil %.fish,$(SHARED))
UNITS := $(sort $(wildcard $(if $(LAYERS),$(patsubst %.h,tests/unit/u_%.c,\
	$(notdir $(wildcard $(LAYERS:%=include/%/*.h)))),tests/unit/u_*.c)))
# every folder of tests with C in it is one program; those of fuzz, one per file
SUITES := $(if $(LAYERS),unit,$(filter-out bench fuzz $(if $(filter Darwin,$(shell uname -s)),faults),$(sort $(notdir $(patsubst %/,%,$(dir $(wildcard tests/*/*.c)))))))
BENCH := $(if $(wildcard tests/bench/*.c),$B/bench/bench)
BENCH_SOURCES := $(sort $(wildcard tests/bench/*.c)) \
	$(filter-out %/program.c %/safe.c %/story.c %/painter.c %/painting.c,$(filter-out tests/terminal/test_%,$(sort $(wildcard tests/terminal/*.c))))
FUZZERS := $(patsubst tests/fuzz/%.c,$O/%,$(sort $(wildcard tests/fuzz/fuzz_*.c)))
OBJECTS := $(SOURCES:%.c=$O/%.o) $O/embedded.o

# ---- flags.  The user's CPPFLAGS, CFLAGS and LDFLAGS come last and are never changed.
CFLAGS ?= -O2 -g
SYSTEM := $(shell uname -s)
WARNINGS := -Wall -Wextra -Wconversion -Wshadow -Wformat=2 -Wvla -Wmissing-prototypes \
	-Wstrict-prototypes -Wwrite-strings -Wundef -Wno-missing-field-initializers $(if $(WERROR),-Werror)
PACKAGES := ncursesw yaml-0.1 libutf8proc libpcre2-8 jansson
LIBS := $(shell $(PKG_CONFIG) --libs $(PACKAGES) 2>/dev/null || \
	echo -lncursesw -lyaml -lutf8proc -lpcre2-8 -ljansson)
# ncursesw asks for an older _XOPEN_SOURCE than ours
LIB_FLAGS := $(filter-out -D_XOPEN_SOURCE% -D_DEFAULT_SOURCE%,\
	$(shell $(PKG_CONFIG) --cflags $(PACKAGES) 2>/dev/null))
TEST_LIBS := $(shell $(PKG_CONFIG) --libs vterm 2>/dev/null)
# A program that needs no library installed starts in two thirds of the time.  Where
# a library has no archive, or with STATIC=no, the shared ones are linked.
ARCHIVES := $(foreach l,c ncursesw tinfo yaml utf8proc pcre2-8 jansson,\
	$(shell $(CC) -print-file-name=lib$l.a))
STATIC ?= $(if $(filter-out /%,$(ARCHIVES)),no,yes)
LINK_plain := $(if $(filter Darwin,$(SYSTEM)),,$(if $(filter yes,$(STATIC)),-static-pie,-pie) \
	-Wl,-z,relro,-z,now,-z,noexecstack,--as-needed)
# Each of these is taken where the compiler knows it for this machine.
HARDEN := $(foreach f,-fstack-clash-protection -fcf-protection,$(shell \
	echo | $(CC) -Werror $f -x c -S -o /dev/null - 2>/dev/null && echo $f))
FLAGS_plain := -fPIE -fstack-protector-strong $(HARDEN) \
	$(if $(findstring _FORTIFY_SOURCE,$(CPPFLAGS) $(CFLAGS)),,$(if \
	$(filter -O -O1 -O2 -O3 -Os,$(CFLAGS)),-U_FORTIFY_SOURCE -D_FORTIFY_SOURCE=3))
FLAGS_asan := -fsanitize=address,undefined -fno-sanitize-recover=all -fno-omit-frame-pointer
FLAGS_coverage := --coverage -fprofile-update=atomic
FLAGS_fuzz := -fsanitize=fuzzer-no-link,address,undefined -fno-sanitize-recover=undefined
ifeq ($(VARIANT),coverage)
CC = gcc
CFLAGS = -O0 -g
else ifeq ($(VARIANT),fuzz)
CC = clang
else ifneq ($(filter asan valgrind,$(VARIANT)),)
CFLAGS = -O1 -g
endif
ALL_CFLAGS = -std=c11 -D_XOPEN_SOURCE=700 -D_DEFAULT_SOURCE -DPOSTIL_VERSION='"$(VERSION)"' \
	-Iinclude $(if $(filter $O/tests/%,$@),$(TEST_FLAGS)) $(WARNINGS) '-ffile-prefix-map=$(CURDIR)=.' $(FLAGS_$(VARIANT)) \
	$(LIB_FLAGS) $(CPPFLAGS) $(CFLAGS)
ALL_LDFLAGS = $(FLAGS_$(VARIANT)) $(LINK_$(VARIANT)) $(LDFLAGS)
TEST_FLAGS := -Isrc -Itests -Itests/unit $(if $(TEST_LIBS),-DHAVE_VTERM)

say = $(if $(V),,@printf '  %-6s %s\n' '$1' '$2';)
link = $(call say,LINK,$@)$(CC) $(ALL_LDFLAGS) -o $@

# ---- build
.PHONY: all objects unit suites unit-run test test-long check asan valgrind coverage fuzz bench mutants run \
	install install-strip uninstall clean format help FORCE
.DELETE_ON_ERROR:
.SECONDARY:

all: $(PROGRAM)
objects: $(OBJECTS) $(if $(wildcard src/main.c),$O/src/main.o) \
	$(patsubst %.c,$O/%.o,$(wildcard tests/*/*.c))
unit: $O/unit
suites: $(SUITES:%=$O/%) $(if $(wildcard src/main.c),$(if $(LAYERS),,$(PROGRAM)))

$(PROGRAM): $O/src/main.o $O/libpostil.a
	$(link) $^ $(LIBS)
# q and not r: two layers may have a file of one name
$O/libpostil.a: $(OBJECTS) $O/tests/unit/test.o $O/list
	$(call say,AR,$@)rm -f $@ && $(AR) qcs $@ $(filter %.o,$^)
define suite
$O/$1: $(patsubst %.c,$O/%.o,$(wildcard tests/$1/*.c)) $O/libpostil.a
	$$(link) $$^ $$(LIBS) $$(TEST_LIBS) $$(LINK_of_$1)
endef
# tests/faults makes the library's system calls fail
LINK_of_faults := $(shell sed -n 's/^[[:space:]]*X(\([a-z0-9]*\)).*/-Wl,--wrap=\1/p' tests/faults/wrap.h)
$(foreach s,$(sort faults $(filter-out unit,$(SUITES))),$(eval $(call suite,$s)))
# the tests of the themes compute colours
$O/unit: $(UNITS:%.c=$O/%.o) $O/tests/unit/test.o $O/libpostil.a
	$(link) $^ $(LIBS) -lm
$(BENCH): $(BENCH_SOURCES:%.c=$O/%.o) $O/libpostil.a
	@mkdir -p $(@D)
	$(link) $^ $(LIBS) $(TEST_LIBS)
$(FUZZERS): $O/%: $O/tests/fuzz/%.o $O/libpostil.a
	$(link) -fsanitize=fuzzer $^ $(LIBS)

$O/%.o: %.c $O/flags
	@mkdir -p $(@D)
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<
$O/embedded.o: $B/embedded.c $O/flags
	$(call say,CC,$<)$(CC) $(ALL_CFLAGS) -MMD -MP -c -o $@ $<

# Every byte becomes an octal escape, so a file may hold anything.
embed = echo 'const struct embedded_file embedded_$1s[] = {'; \
	for f in $2; do n=$${f\#\#*/}; printf '{"%s",\n' "$${n%.yaml}"; \
		od -An -v -to1 $$f | sed 's/ *\([0-7][0-7]*\)/\\\1/g; s/^/"/; s/ *$$/"/'; \
		printf '"", %d},\n' "$$(wc -c <$$f)"; done; \
	echo '{0, 0, 0}};'; echo 'const size_t embedded_$1_count = $(words $2);'
$B/embedded.c: $(THEMES) $(LESSONS) $(COMPLETIONS) $(wildcard themes content/tutor) Makefile
	@mkdir -p $(@D)
	$(call say,EMBED,$@){ echo '#include "run/embedded.h"'; $(call embed,theme,$(THEMES)); \
	$(call embed,lesson,$(LESSONS)); $(call embed,completion,$(COMPLETIONS)); } >$@

# Written only when they change: other flags or another list of files mean work.
export NOW_FLAGS = $(CC) $(ALL_CFLAGS) $(ALL_LDFLAGS)
export NOW_LIST = $(OBJECTS)
$O/flags $O/list: FORCE
	@mkdir -p $(@D)
	@now="$$NOW_LIST"; [ $(@F) = list ] || now="$$NOW_FLAGS"; \
	[ "$$now" = "$$(cat $@ 2>/dev/null)" ] || printf '%s\n' "$$now" >$@

-include $(shell find $O -name '*.d' 2>/dev/null)

# ---- test.  TEST=part runs the cases of the unit program whose name holds it.
unit-run: $O/unit
	$O/unit $(TEST)
test: suites
	@B=$B VARIANT=$(VARIANT) tests/run $(TEST)
test-long:
	@+POSTIL_TEST=long $(MAKE) --no-print-directory test
asan valgrind:
	@+$(MAKE) --no-print-directory VARIANT=$@ test
coverage:
	@find $B/coverage -name '*.gcda' -exec rm -f {} + 2>/dev/null || :
	@+$(MAKE) --no-print-directory VARIANT=$@ test
	@tests/check-coverage $B/coverage
ifeq ($(VARIANT),fuzz)
fuzz: $(FUZZERS)
	@tests/run-fuzzers $O $(FUZZ_SECONDS)
else
fuzz:
	@+$(MAKE) --no-print-directory VARIANT=$@ fuzz
endif
bench: $(BENCH) $(if $(wildcard src/main.c),$(PROGRAM))
	@POSTIL=$(PROGRAM) $(BENCH) $(FIGURES)
check:
	@B=$B MAKE='$(MAKE)' tests/check
mutants:
	@MAKE='$(MAKE)' tests/mutants
.PHONY: pictures check-reproducible package-test
# the pictures of the README, drawn by the program from scripts of keys
pictures: $O/pictures
	rm -f man/pictures/*.svg
	$O/pictures man/pictures $(sort $(wildcard tests/pictures/*.keys))
check-reproducible:
	@tests/package/twice
package-test:
	@folder=$$(mktemp -d) && tests/package/debian $$folder/system $(TARBALL) && rmdir $$folder
run: all
	$(PROGRAM) content

# ---- install.  Each file beside its place; nothing is written but below DESTDIR.
PLACES := $(PROGRAM)=$(BINDIR)/postil LICENSE=$(LICENSEDIR)/LICENSE \
	$(foreach p,$(PAGES),$p=$(MANDIR)/man$(subst .,,$(suffix $p))/$(notdir $p)) \
	$(foreach s,$(SHARED),$s=$(DATADIR)/$(s:man/share/%=%)) \
	$(foreach t,$(THEMES),$t=$(DATADIR)/postil/$t) \
	$(foreach c,$(sort $(wildcard content/*.yaml)),$c=$(DATADIR)/doc/postil/examples/$(notdir $c))
install: all
	@set -e$(if $(V),x); umask 022; for f in $(PLACES); do to="$(DESTDIR)$${f#*=}"; \
		case $$f in $(PROGRAM)=*) mode=755 ;; *) mode=644 ;; esac; \
		$(INSTALL) -d "$${to%/*}"; $(INSTALL) -m $$mode "$${f%%=*}" "$$to"; \
		$(if $(V),,printf '  %-6s %s\n' INSTALL "$$to";) done
install-strip: install
	$(STRIP) "$(DESTDIR)$(BINDIR)/postil"
uninstall:
	@set -e$(if $(V),x); for f in $(PLACES); do rm -f "$(DESTDIR)$${f#*=}"; done; \
	for d in $(LICENSEDIR) $(DATADIR)/postil/themes $(DATADIR)/postil \
		$(DATADIR)/doc/postil/examples $(DATADIR)/doc/postil; do \
		rmdir "$(DESTDIR)$$d" 2>/dev/null || :; done
clean:
	rm -rf $B
format:
	clang-format -i $(wildcard src/*.c src/*/*.[ch] include/*/*.h tests/*/*.[ch])
help:
	@sed -n 's/^#: //p' Makefile
#: all (default)   the program, build/postil
#: run             build it and open the reader on content/
#: test            every test; TEST=part: unit cases whose name holds part
#: test-long       the same with full counts, and what they were; an hour or so
#: unit-run        the unit tests alone; LAYERS="base text": only those layers
#: asan valgrind   the tests under the sanitizers, under valgrind
#: coverage        the tests, and which lines they reach
#: fuzz            each fuzzer for FUZZ_SECONDS (20)
#: bench           measurements; FIGURES="start keys large corpus yaml annotate before": some;
#:                 BEFORE=PATH: beside that other build of postil
#: mutants         what the fault tests notice when a protection is taken away
#: pictures        draws man/pictures/*.svg anew
#: check-reproducible   builds twice in different places and compares
#: package-test    the Debian package in an empty Debian (root, network); TARBALL keeps it
#: check           layers, warnings of two compilers, banned calls, format, manual
#: format          clang-format -i on everything
#: install uninstall install-strip   DESTDIR PREFIX BINDIR DATADIR MANDIR LICENSEDIR
#: clean           removes the folder build
#: V=1 prints commands; WERROR=1 stops at warnings; B=folder builds elsewhere
