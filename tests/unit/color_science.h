/* color_science: how far apart colours are, and how well text in them reads.
 *
 * Colours are 0xrrggbb in sRGB.
 *   color_apca    APCA-W3 0.1.9 (Andrew Somers, Myndex), lightness contrast Lc of text on
 *                 a background: above 0 for dark on light, below 0 for light on dark
 *   color_distance  CIEDE2000 (Sharma, Wu, Dalal 2005), kL = kC = kH = 1, D65
 *   color_seen    as a dichromat sees it, with the matrices of Machado, Oliveira and
 *                 Fernandes (2009) for severity 1.0, which work on linear light
 * SPDX-License-Identifier: MIT
 */
#ifndef COLOR_SCIENCE_H
#define COLOR_SCIENCE_H

#include <math.h>
#include <stdint.h>

#define COLOR_PI 3.14159265358979323846

enum color_vision { VISION_NORMAL, VISION_PROTAN, VISION_DEUTAN, VISION_TRITAN, VISIONS };

struct color_lab {
	double l, a, b;
};

static inline double color_channel(uint32_t rgb, int i)
{
	return (double)(rgb >> (16 - 8 * i) & 255) / 255;
}

/* ---- APCA */

static inline double color_apca_luminance(uint32_t rgb)
{
	static const double part[3] = {0.2126729, 0.7151522, 0.0721750};
	double y = 0;

	for (int i = 0; i < 3; i++)
		y += part[i] * pow(color_channel(rgb, i), 2.4);
	return y > 0.022 ? y : y + pow(0.022 - y, 1.414);
}

static inline double color_apca(uint32_t text, uint32_t ground)
{
	double t = color_apca_luminance(text), g = color_apca_luminance(ground), c;

	if (fabs(g - t) < 0.0005)
		return 0;
	if (g > t) {
		c = (pow(g, 0.56) - pow(t, 0.57)) * 1.14;
		return c < 0.1 ? 0 : (c - 0.027) * 100;
	}
	c = (pow(g, 0.65) - pow(t, 0.62)) * 1.14;
	return c > -0.1 ? 0 : (c + 0.027) * 100;
}

/* ---- vision */

static inline void color_linear(uint32_t rgb, double out[3])
{
	for (int i = 0; i < 3; i++) {
		double c = color_channel(rgb, i);

		out[i] = c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
	}
}

static const double color_machado[VISIONS][3][3] = {
    {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}},
    {{0.152286, 1.052583, -0.204868},
     {0.114503, 0.786281, 0.099216},
     {-0.003882, -0.048116, 1.051998}},
    {{0.367322, 0.860646, -0.227968},
     {0.280085, 0.672501, 0.047413},
     {-0.011820, 0.042940, 0.968881}},
    {{1.255528, -0.076749, -0.178779},
     {-0.078411, 0.930809, 0.147602},
     {0.004733, 0.691367, 0.303900}},
};

/* ---- CIELAB */

static inline double color_lab_root(double t)
{
	return t > 216.0 / 24389 ? cbrt(t) : (24389.0 / 27 * t + 16) / 116;
}

static inline struct color_lab color_seen(uint32_t rgb, enum color_vision vision)
{
	double in[3], c[3], x, y, z;

	color_linear(rgb, in);
	for (int i = 0; i < 3; i++) {
		const double *row = color_machado[vision][i];

		c[i] = row[0] * in[0] + row[1] * in[1] + row[2] * in[2];
		c[i] = c[i] < 0 ? 0 : c[i] > 1 ? 1 : c[i];
	}
	x = color_lab_root((0.4124564 * c[0] + 0.3575761 * c[1] + 0.1804375 * c[2]) / 0.95047);
	y = color_lab_root(0.2126729 * c[0] + 0.7151522 * c[1] + 0.0721750 * c[2]);
	z = color_lab_root((0.0193339 * c[0] + 0.1191920 * c[1] + 0.9503041 * c[2]) / 1.08883);
	return (struct color_lab){116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

/* ---- CIEDE2000; the names are those of the paper */

static inline double color_cos(double degrees)
{
	return cos(degrees * COLOR_PI / 180);
}

static inline double color_hue(double a, double b)
{
	double h = a == 0 && b == 0 ? 0 : atan2(b, a) * 180 / COLOR_PI;

	return h < 0 ? h + 360 : h;
}

static inline double color_mean_hue(double h1, double h2, double chroma)
{
	if (chroma == 0)
		return h1 + h2;
	if (fabs(h1 - h2) <= 180)
		return (h1 + h2) / 2;
	return h1 + h2 < 360 ? (h1 + h2 + 360) / 2 : (h1 + h2 - 360) / 2;
}

static inline double color_pow7(double c)
{
	double c7 = pow(c, 7);

	return sqrt(c7 / (c7 + pow(25, 7)));
}

static inline double color_distance(struct color_lab one, struct color_lab two)
{
	double g = 0.5 * (1 - color_pow7((hypot(one.a, one.b) + hypot(two.a, two.b)) / 2));
	double a1 = one.a * (1 + g), a2 = two.a * (1 + g);
	double c1 = hypot(a1, one.b), c2 = hypot(a2, two.b), c = (c1 + c2) / 2;
	double h1 = color_hue(a1, one.b), h2 = color_hue(a2, two.b);
	double dh = c1 * c2 == 0 ? 0 : h2 - h1, h = color_mean_hue(h1, h2, c1 * c2);
	double l = (one.l + two.l) / 2 - 50, t, sl, sc, sh, rt;

	dh += dh > 180 ? -360 : dh < -180 ? 360 : 0;
	t = 1 - 0.17 * color_cos(h - 30) + 0.24 * color_cos(2 * h) + 0.32 * color_cos(3 * h + 6) -
	    0.20 * color_cos(4 * h - 63);
	sl = (two.l - one.l) / (1 + 0.015 * l * l / sqrt(20 + l * l));
	sc = (c2 - c1) / (1 + 0.045 * c);
	sh = 2 * sqrt(c1 * c2) * sin(dh / 2 * COLOR_PI / 180) / (1 + 0.015 * c * t);
	rt = -sin(60 * exp(-pow((h - 275) / 25, 2)) * COLOR_PI / 180) * 2 * color_pow7(c);
	return sqrt(sl * sl + sc * sc + sh * sh + rt * sc * sh);
}

#endif
