/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-analysis.h"
#include "rbk-money-format.h"
#include "rbk-version-edit.h"

G_BEGIN_DECLS

#define RBK_TERMS_MAX_CHANGES 4

/**
 * RbkTerms:
 * @date: (owned): the first day of the new terms
 * @changes: what changes; meters are the analysis's
 * @n_changes: how many there are
 * @usage: of the month to be shown
 *
 * What a form of terms asks for.
 */
typedef struct
{
  char            *date;
  RbkVersionChange changes[RBK_TERMS_MAX_CHANGES];
  guint            n_changes;
  RbkDecimal       usage;
} RbkTerms;

#define RBK_TYPE_TERMS_FORM (rbk_terms_form_get_type ())
G_DECLARE_FINAL_TYPE (RbkTermsForm, rbk_terms_form, RBK, TERMS_FORM, GtkWidget)

GtkWidget *rbk_terms_form_new (RbkAnalysis *analysis,
                               guint        plan,
                               const char  *date) G_GNUC_WARN_UNUSED_RESULT;
void       rbk_terms_form_focus (RbkTermsForm *self);
gboolean   rbk_terms_form_read (RbkTermsForm *self, RbkTerms *terms, GError **error);
void       rbk_terms_clear (RbkTerms *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (RbkTerms, rbk_terms_clear)

G_END_DECLS
