/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-catalogue-compare.h"
#include "rbk-edit.h"

G_BEGIN_DECLS

/* Edits of the models that a book uses. Prices are dated: a moved price is one more entry,
 * the old one stays for the invoices of before. */

RbkEdit *rbk_catalogue_edit_apply (RbkBook     *book,
                                   GPtrArray   *changes, /* (element-type RbkPriceChange) */
                                   const GDate *date) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_catalogue_edit_add (RbkBook      *book,
                                 RbkCatalogue *catalogue,
                                 const char   *model) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_catalogue_edit_switch (RbkBook    *book,
                                    const char *from,
                                    const char *to) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
