/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-marker.h"

#include <math.h>

/* A regular polygon, or a star when the inner radius is less than 1. The
 * sizes make all shapes look as large as the circle. */
typedef struct
{
  guint  corners; /* 0 for a circle */
  double turn;    /* of the first corner, in degrees; 0 is up */
  double inner;   /* radius between the corners, as a part of the outer one */
  double size;
} Shape;

static const Shape shapes[] = {
  { 0, 0.0, 1.0, 1.0 },    /* circle */
  { 4, 45.0, 1.0, 1.25 },  /* square */
  { 3, 0.0, 1.0, 1.4 },    /* triangle */
  { 4, 0.0, 1.0, 1.3 },    /* diamond */
  { 3, 180.0, 1.0, 1.4 },  /* triangle on its tip */
  { 5, 0.0, 0.5, 1.45 },   /* star */
  { 6, 30.0, 1.0, 1.12 },  /* hexagon */
  { 4, 45.0, 0.45, 1.45 }, /* cross */
};

/**
 * rbk_marker_path:
 * @index: a plan's colour index; taken modulo the number of shapes
 * @x: the middle
 * @y: the middle
 * @radius: of the circle; the other shapes look as large
 * @cr: a context, whose path is replaced
 *
 * Draws the outline of the shape that stands for a plan beside its colour. The
 * caller fills or strokes it.
 */
void
rbk_marker_path (guint index, double x, double y, double radius, cairo_t *cr)
{
  const Shape *shape = &shapes[index % G_N_ELEMENTS (shapes)];
  guint        steps = shape->inner < 1.0 ? 2 * shape->corners : shape->corners;

  cairo_new_path (cr);
  if (steps == 0)
    {
      cairo_arc (cr, x, y, radius, 0.0, 2.0 * G_PI);
      cairo_close_path (cr);
      return;
    }

  for (guint i = 0; i < steps; i++)
    {
      double angle = shape->turn * G_PI / 180.0 + 2.0 * G_PI * i / steps;
      double reach = radius * shape->size * (steps > shape->corners && i % 2 ? shape->inner : 1.0);

      cairo_line_to (cr, x + reach * sin (angle), y - reach * cos (angle));
    }
  cairo_close_path (cr);
}
