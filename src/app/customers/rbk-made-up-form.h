/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <adwaita.h>

#include "rbk-money-format.h"
#include "rbk-synthetic.h"

G_BEGIN_DECLS

/**
 * RbkMadeUp:
 * @n_customers: how many
 * @seed: the same seed makes the same customers
 * @calls: how their calls are spread
 *
 * Customers to be made up.
 */
typedef struct
{
  guint        n_customers;
  guint64      seed;
  RbkLognormal calls;
} RbkMadeUp;

#define RBK_TYPE_MADE_UP_FORM (rbk_made_up_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkMadeUpForm, rbk_made_up_form, RBK, MADE_UP_FORM, GtkWidget)

GtkWidget *rbk_made_up_form_new (const RbkSpec *spec,
                                 const char    *currency) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_made_up_form_show (RbkMadeUpForm *self, const RbkMadeUp *facts);
gboolean   rbk_made_up_form_read (RbkMadeUpForm *self, RbkMadeUp *facts, GError **error);

G_END_DECLS
