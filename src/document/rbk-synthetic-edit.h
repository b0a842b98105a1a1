/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-document.h"
#include "rbk-synthetic.h"

G_BEGIN_DECLS

RbkSyntheticUsage *rbk_synthetic_usage_new_for (const RbkLognormal *calls,
                                                guint               n_customers,
                                                guint64             seed) G_GNUC_WARN_UNUSED_RESULT;
gboolean           rbk_document_set_synthetic (
              RbkDocument *self, const RbkLognormal *calls, guint n_customers, guint64 seed, GError **error);

G_END_DECLS
