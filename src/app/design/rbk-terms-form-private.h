/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-terms-form.h"

G_BEGIN_DECLS

/* What the parts of the form share: rbk-terms-form.c asks, -read.c reads what was answered. */

/* A term that can be changed, and what it is now. */
typedef struct
{
  RbkVersionTerm term;
  gboolean       is_amount;
  RbkDecimal     now;
  GtkWidget     *entry; /* (nullable) where the plan has the term */
} RbkTermsField;

struct _RbkTermsForm
{
  GtkWidget parent_instance;

  RbkAnalysis    *analysis; /* (owned) */
  RbkMoneyFormat *format;   /* (owned) */
  guint           plan;
  GtkWidget      *box, *date, *calendar, *usage;
  RbkTermsField   fields[RBK_TERMS_MAX_CHANGES];
  gboolean        is_filling;
};

const RbkTableRow *rbk_terms_form_get_row (RbkTermsForm *self);

G_END_DECLS
