/* What the tests of themes measure with, against published values.
 * SPDX-License-Identifier: MIT */
#include "color_science.h"
#include "test.h"

/* Sharma, Wu, Dalal: The CIEDE2000 color-difference formula (2005), table 1. */
TEST(color_distance_agrees_with_sharmas_pairs)
{
	static const struct {
		struct color_lab one, two;
		double want;
	} pairs[] = {
	    {{50, 2.6772, -79.7751}, {50, 0, -82.7485}, 2.0425},
	    {{50, 3.1571, -77.2803}, {50, 0, -82.7485}, 2.8615},
	    {{50, 2.8361, -74.0200}, {50, 0, -82.7485}, 3.4412},
	    {{50, -1.3802, -84.2814}, {50, 0, -82.7485}, 1.0000},
	    {{50, 0, 0}, {50, -1, 2}, 2.3669},
	    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0009}, 7.1792},
	    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0010}, 7.1792},
	    {{50, 2.4900, -0.0010}, {50, -2.4900, 0.0011}, 7.2195},
	    {{50, -0.0010, 2.4900}, {50, 0.0009, -2.4900}, 4.8045},
	    {{50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}, 4.7461},
	    {{50, 2.5, 0}, {50, 0, -2.5}, 4.3065},
	    {{50, 2.5, 0}, {73, 25, -18}, 27.1492},
	    {{50, 2.5, 0}, {61, -5, 29}, 22.8977},
	    {{50, 2.5, 0}, {56, -27, -3}, 31.9030},
	    {{50, 2.5, 0}, {58, 24, 15}, 19.4535},
	    {{60.2574, -34.0099, 36.2677}, {60.4626, -34.1751, 39.4387}, 1.2644},
	    {{63.0109, -31.0961, -5.8663}, {62.8187, -29.7946, -4.0864}, 1.2630},
	    {{35.0831, -44.1164, 3.7933}, {35.0232, -40.0716, 1.5901}, 1.8645},
	    {{22.7233, 20.0904, -46.6940}, {23.0331, 14.9730, -42.5619}, 2.0373},
	    {{36.4612, 47.8580, 18.3852}, {36.2715, 50.5065, 21.2231}, 1.4146},
	    {{90.8027, -2.0831, 1.4410}, {91.1528, -1.6435, 0.0447}, 1.4441},
	    {{6.7747, -0.2908, -2.4247}, {5.8714, -0.0985, -2.2286}, 0.6377},
	    {{2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}, 0.9082},
	};

	for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
		test_row("pair %zu: %.5f for %.4f", i, color_distance(pairs[i].one, pairs[i].two),
			 pairs[i].want);
		CHECK(fabs(color_distance(pairs[i].one, pairs[i].two) - pairs[i].want) < 0.00006);
		CHECK(fabs(color_distance(pairs[i].two, pairs[i].one) - pairs[i].want) < 0.00006);
	}
}

/* The values that come with APCA-W3. */
TEST(color_apca_agrees_with_its_own_values)
{
	static const struct {
		uint32_t text, ground;
		double want;
	} cases[] = {
	    {0x888888, 0xffffff, 63.056469930209424}, {0xffffff, 0x888888, -68.54146436644962},
	    {0x000000, 0xaaaaaa, 58.146262578561334}, {0xaaaaaa, 0x000000, -56.24113336839742},
	    {0x112233, 0xddeeff, 91.66830811481631},  {0xddeeff, 0x112233, -93.06770049484275},
	    {0x112233, 0x444444, 8.32326136957393},   {0x444444, 0x112233, -7.526878460278154}};

	for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
		test_row("case %zu: %.6f", i, color_apca(cases[i].text, cases[i].ground));
		CHECK(fabs(color_apca(cases[i].text, cases[i].ground) - cases[i].want) < 1e-6);
	}
}

/* Greys stay grey for everybody, and what each of them confuses comes together. */
TEST(color_seen_by_others)
{
	static const struct {
		enum color_vision vision;
		uint32_t one, two;
		double most;
	} confused[] = {{VISION_PROTAN, 0xff0000, 0x6d5600, 12},
			{VISION_DEUTAN, 0xcc6600, 0x999900, 15},
			{VISION_TRITAN, 0x00aaff, 0x00c8b0, 12}};

	for (int v = 0; v < VISIONS; v++)
		for (uint32_t g = 0; g < 256; g += 15) {
			struct color_lab seen = color_seen(g * 0x010101, (enum color_vision)v);
			struct color_lab grey = color_seen(g * 0x010101, VISION_NORMAL);

			test_row("vision %d, grey %u", v, (unsigned)g);
			CHECK(color_distance(seen, grey) < 0.1);
		}
	for (size_t i = 0; i < sizeof confused / sizeof *confused; i++) {
		double normal = color_distance(color_seen(confused[i].one, VISION_NORMAL),
					       color_seen(confused[i].two, VISION_NORMAL));
		double seen = color_distance(color_seen(confused[i].one, confused[i].vision),
					     color_seen(confused[i].two, confused[i].vision));

		test_row("vision %d: %.1f, then %.1f", (int)confused[i].vision, normal, seen);
		CHECK(seen < confused[i].most && seen < normal / 1.5);
	}
}
