/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-proof.h"
#include "rbk-version-edit.h"

G_BEGIN_DECLS

/**
 * RbkVersionPreview:
 * @plan: the place of the plan
 * @day: the first day of the new terms
 * @usage: units used in that month, on the plan's axis
 * @was: the book as it is
 * @becomes: the book with the change
 * @before: the invoice of the month of the change, as it is
 * @after: the same with the change
 * @proof: earlier invoices, on both
 *
 * What a change of terms does, before it is made.
 */
typedef struct
{
  guint         plan;
  GDate         day;
  RbkDecimal    usage;
  RbkSpec      *was, *becomes;  /* (owned) */
  RbkStatement *before, *after; /* (owned) */
  RbkProof      proof;
} RbkVersionPreview;

RbkVersionPreview *rbk_version_preview_new (RbkBook                *book,
                                            RbkPlan                *plan,
                                            const char             *date,
                                            const RbkVersionChange *changes,
                                            guint                   n_changes,
                                            RbkDecimal              usage,
                                            GError **error) G_GNUC_WARN_UNUSED_RESULT;
gboolean           rbk_version_preview_run (RbkVersionPreview *self, GError **error);
void               rbk_version_preview_free (RbkVersionPreview *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (RbkVersionPreview, rbk_version_preview_free)

G_END_DECLS
