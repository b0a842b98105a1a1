/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-denomination.h"

G_BEGIN_DECLS

/* The routes whose credits are sought, and what a credit is sold for. */

gboolean rbk_denomination_list_routes (RbkDenomination *self,
                                       const RbkSpec   *spec,
                                       RbkBook         *book,
                                       GError         **error);

/* Searches at a size of the credits, and leaves the answer or the reason in @self. */
void     rbk_denomination_search (RbkDenomination *self, RbkDecimal scale);
gboolean rbk_denomination_try_scales (RbkDenomination *self,
                                      const RbkSpec   *spec,
                                      RbkBook         *book,
                                      RbkDecimal      *scale);

/* Whether credits of a book stay whole numbers at another size. */
gboolean rbk_credit_scale_fits (const RbkSpec *spec, RbkBook *book, int meter, RbkDecimal scale);

G_END_DECLS
