/* SPDX-License-Identifier: MIT */
#include "app/form_line.h"

#include "doc/date.h"
#include "text/fold.h"

#include <string.h>

/* ---- pieces of a line */

int form_choices(enum form_kind kind)
{
	switch (kind) {
	case FORM_SOURCE:
		return STANCE_COUNT;
	case FORM_VERDICT:
		return VERDICT_COUNT;
	case FORM_LINK:
		return LINK_KIND_COUNT;
	default:
		return 0;
	}
}

const char *form_choice_word(enum form_kind kind, int choice)
{
	switch (kind) {
	case FORM_SOURCE:
		return stance_word((enum stance)choice);
	case FORM_VERDICT:
		return verdict_word((enum verdict)choice);
	case FORM_LINK:
		return link_word((enum link_kind)choice);
	default:
		return "";
	}
}

/* What stands before and behind the byte, which is in s. */
static void divide(struct slice s, const char *at, struct slice *before, struct slice *behind)
{
	size_t n = (size_t)(at - s.s);

	*before = slice_trim((struct slice){s.s, n});
	*behind = slice_trim((struct slice){at + 1, s.len - n - 1});
}

static const char *find_byte(struct slice s, char byte)
{
	return s.len ? memchr(s.s, byte, s.len) : NULL;
}

bool form_piece(struct slice *list, struct slice *piece)
{
	const char *end;

	if (!list->s)
		return false;
	end = find_byte(*list, ';');
	if (end) {
		divide(*list, end, piece, list);
		return true;
	}
	*piece = slice_trim(*list);
	*list = (struct slice){NULL, 0};
	return true;
}

bool form_role(struct slice line, struct slice *name, struct slice *fillers)
{
	const char *colon = find_byte(line, ':');

	*name = SLICE("");
	*fillers = slice_trim(line);
	if (!colon)
		return false;
	divide(line, colon, name, fillers);
	return name->len > 0;
}

static bool is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* A number as people write it: digits, in groups apart by spaces, with . and , */
static size_t number_length(struct slice s)
{
	size_t i = s.len && (s.s[0] == '-' || s.s[0] == '+'), end = 0;

	for (; i < s.len; i++) {
		if (is_digit(s.s[i]))
			end = i + 1;
		else if (!strchr(" .,", s.s[i]) || end != i)
			break;
	}
	return end && end < s.len && s.s[end] == '~' ? end + 1 : end; /* about so many */
}

bool form_quantity(struct slice line, struct slice *value, struct slice *unit, struct slice *of)
{
	struct slice rest;
	size_t n;

	line = slice_trim(line);
	n = number_length(line);
	*value = (struct slice){line.s, n};
	rest = slice_trim((struct slice){line.s + n, line.len - n});
	*unit = rest;
	*of = SLICE("");
	for (size_t i = 0; i + 3 <= rest.len; i++) {
		if ((i && rest.s[i - 1] != ' ') || memcmp(rest.s + i, "of ", 3) != 0)
			continue;
		*unit = slice_trim((struct slice){rest.s, i});
		*of = slice_trim((struct slice){rest.s + i + 3, rest.len - i - 3});
		break;
	}
	return n > 0;
}

bool form_link(struct slice line, struct slice *article, struct slice *fact)
{
	const char *mark = find_byte(line, '#');

	*article = slice_trim(line);
	*fact = SLICE("");
	if (!mark)
		return false;
	divide(line, mark, article, fact);
	return article->len && fact->len;
}

bool form_pair(struct slice line, struct slice *key, struct slice *value)
{
	const char *space;

	line = slice_trim(line);
	*key = line;
	*value = SLICE("");
	space = find_byte(line, ' ');
	if (!space)
		return false;
	divide(line, space, key, value);
	if (key->len && key->s[key->len - 1] == ':')
		key->len--;
	return key->len && value->len;
}

/* ---- entities */

static bool names(const struct entity *e, struct slice folded, struct str *scratch)
{
	for (size_t i = 0; i <= e->alias_count; i++) {
		const char *name = i ? e->aliases[i - 1] : e->name;

		if (name[0] > 0 && folded.s[0] > 0 && (name[0] | 32) != (folded.s[0] | 32))
			continue; /* both ASCII: no need to look further */
		str_clear(scratch);
		fold_add(scratch, slice_of(name), FOLD_CASE);
		if (slice_equal((struct slice){scratch->s, scratch->len}, folded))
			return true;
	}
	return false;
}

uint32_t form_entity(const struct entities *es, struct slice words)
{
	uint32_t found = entities_find(es, words);
	struct str folded = STR_INIT, scratch = STR_INIT;

	if (found != ENTITY_NONE || !words.len)
		return found;
	fold_add(&folded, words, FOLD_CASE);
	for (uint32_t i = 0; i < es->list.n; i++) {
		if (!names(&es->list.v[i], (struct slice){folded.s, folded.len}, &scratch))
			continue;
		if (found != ENTITY_NONE) { /* two have this name */
			found = ENTITY_NONE;
			break;
		}
		found = i;
	}
	str_release(&folded);
	str_release(&scratch);
	return found;
}

/* ---- checks: what is wrong, or what was understood */

static void say_entity(const struct corpus *c, struct slice words, struct str *says)
{
	uint32_t index = form_entity(&c->entities, words);
	const struct entity *e;

	if (index == ENTITY_NONE) {
		str_addz(says, "free words");
		return;
	}
	e = &c->entities.list.v[index];
	str_printf(says, "%s, %s", e->name, e->type_word ? e->type_word : "undeclared");
}

static bool check_filler(const struct corpus *c, struct slice line, struct str *says)
{
	say_entity(c, line, says);
	return true;
}

static bool check_role(const struct corpus *c, struct slice line, struct str *says)
{
	struct slice name, fillers, piece;
	bool first = true;

	if (!form_role(line, &name, &fillers)) {
		str_addz(says, "write the role first, then who: agent: …");
		return false;
	}
	if (!fillers.len) {
		str_printf(says, "write who is the %.*s, or remove the line with ^X", (int)name.len,
			   name.s);
		return false;
	}
	while (form_piece(&fillers, &piece)) {
		if (!piece.len)
			continue;
		str_addz(says, first ? "" : "; ");
		say_entity(c, piece, says);
		first = false;
	}
	return true;
}

static bool check_date(struct slice line, struct str *says)
{
	static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
					   "Friday", "Saturday", "Sunday"};
	const char *why = NULL;
	struct date d;

	if (!date_parse(line, &d, &why)) {
		str_printf(says, "%s: write it as 2024-07-04, 2024-07, 2024~ or 2020/2021",
			   why ? why : "no date");
		return false;
	}
	if (d.first == d.last)
		str_addz(says, days[date_weekday(d.first)]);
	return true;
}

static bool check_quantity(struct slice line, struct str *says)
{
	struct slice value, unit, of;

	if (form_quantity(line, &value, &unit, &of)) {
		str_printf(says, "%.*s", (int)value.len, value.s);
		if (unit.len)
			str_printf(says, " · unit %.*s", (int)unit.len, unit.s);
		if (of.len)
			str_printf(says, " · of %.*s", (int)of.len, of.s);
		return true;
	}
	str_addz(says, "write a number first, then its unit and of what: 25000 t of wheat");
	return false;
}

/* The fact that a link leads to, where its article is in memory. */
static bool check_target(const struct entry *e, struct slice fact, struct str *says)
{
	char *id = mem_dup(fact.s, fact.len);
	size_t index = e->article ? article_find_fact(e->article, id) : SIZE_MAX;
	bool ok = !e->article || index != SIZE_MAX;

	if (!ok)
		str_printf(says, "the article has no fact %s: ^N lists those it has", id);
	else if (!e->article)
		str_addz(says, "the article is not read yet");
	else if (e->article->facts[index].claim)
		str_addz(says, e->article->facts[index].claim);
	free(id);
	return ok;
}

static bool check_link(const struct corpus *c, struct slice line, struct str *says)
{
	struct slice article, fact;
	size_t index;

	if (!form_link(line, &article, &fact)) {
		str_addz(says, "write ARTICLE#FACT, or words of its claim and choose with ^N");
		return false;
	}
	index = corpus_find(c, article);
	if (index == SIZE_MAX) {
		str_printf(says,
			   "no article is called %.*s: write words of the claim and "
			   "choose with ^N",
			   (int)article.len, article.s);
		return false;
	}
	return check_target(&c->articles.v[index], fact, says);
}

static bool check_type(struct slice line, struct str *says)
{
	if (find_byte(line, ' ')) {
		str_addz(says, "write one word: person, place, organization …");
		return false;
	}
	if (!entity_type_known(line))
		str_addz(says, "a type of this corpus' own; ^N lists the usual ones");
	return true;
}

static bool check_pair(struct slice line, struct str *says)
{
	struct slice key, value;

	if (form_pair(line, &key, &value))
		return true;
	str_addz(says, "write a key and its value: wikidata Q912");
	return false;
}

bool form_check(const struct corpus *c, enum form_kind kind, struct slice line, struct str *says)
{
	str_clear(says);
	line = slice_trim(line);
	if (!line.len)
		return true;
	switch (kind) {
	case FORM_DATE:
		return check_date(line, says);
	case FORM_FILLER:
	case FORM_SOURCE:
		return check_filler(c, line, says);
	case FORM_ROLE:
		return check_role(c, line, says);
	case FORM_QUANTITY:
		return check_quantity(line, says);
	case FORM_LINK:
		return check_link(c, line, says);
	case FORM_TYPE:
		return check_type(line, says);
	case FORM_PAIR:
		return check_pair(line, says);
	default:
		return true;
	}
}
