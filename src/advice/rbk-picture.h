/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-check.h"

G_BEGIN_DECLS

#define RBK_PICTURE_MAX_LINES 4

/**
 * RbkPictureAxis:
 * @RBK_PICTURE_USAGE: units a month
 * @RBK_PICTURE_CUSTOMERS: the share of customers that use as much or less: 0.9 is p90
 * @RBK_PICTURE_ACCOUNTS: accounts
 *
 * What runs along the horizontal axis. The vertical one is an amount a month.
 */
typedef enum
{
  RBK_PICTURE_USAGE,
  RBK_PICTURE_CUSTOMERS,
  RBK_PICTURE_ACCOUNTS,
} RbkPictureAxis;

/**
 * RbkPicturePoint:
 * @x: the place on the horizontal axis
 * @values: amounts, one for each line
 *
 * Exact figures of the engine at a place.
 */
typedef struct
{
  RbkDecimal x, values[RBK_PICTURE_MAX_LINES];
} RbkPicturePoint;

/**
 * RbkPictureMark:
 * @x: the place
 * @label: a sentence with names of facts in braces
 *
 * A place where a line crosses another.
 */
typedef struct
{
  RbkDecimal  x;
  const char *label;
} RbkPictureMark;

/**
 * RbkPicture:
 * @axis: what runs along the horizontal axis
 * @title: what it is called; as all texts in English, with names of facts in braces
 * @x_title: what stands below the axis
 * @summary: what it says as a whole
 * @lines: (array length=n_lines): what the lines are called
 * @n_lines: how many there are
 * @points: (owned) (element-type RbkPicturePoint): ascending
 * @marks: (owned) (element-type RbkPictureMark): where something happens
 * @facts: (owned) (element-type RbkFact): the figures that stand in the texts
 *
 * A finding as a small chart: plain data, to be drawn anywhere.
 */
typedef struct
{
  RbkPictureAxis axis;
  const char    *title, *x_title, *summary;
  const char    *lines[RBK_PICTURE_MAX_LINES];
  guint          n_lines;
  GArray        *points, *marks;
  GPtrArray     *facts;
} RbkPicture;

gboolean    rbk_picture_has_rule (const char *rule);
RbkPicture *rbk_picture_new (const RbkCheckInput *input,
                             const char          *rule,
                             guint                plan) G_GNUC_WARN_UNUSED_RESULT;
void        rbk_picture_free (RbkPicture *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkPicture, rbk_picture_free)

G_END_DECLS
