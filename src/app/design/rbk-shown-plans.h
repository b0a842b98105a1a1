/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* More curves than these nobody tells apart, nor waits for. */
#define RBK_MAX_SHOWN_PLANS 40

/**
 * RbkShownPlans:
 * @first: the place of the first of them in the book
 * @n: how many
 *
 * The plans of a book whose curves are shown: neighbours in it.
 */
typedef struct
{
  guint first, n;
} RbkShownPlans;

RbkShownPlans rbk_shown_plans_choose (RbkShownPlans before,
                                      guint         n_plans,
                                      int           selected) G_GNUC_CONST;
gboolean      rbk_shown_plans_equal (RbkShownPlans a, RbkShownPlans b) G_GNUC_CONST;

G_END_DECLS
