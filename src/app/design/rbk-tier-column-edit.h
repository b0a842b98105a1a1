/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-tier-column.h"

G_BEGIN_DECLS

/* What typing into a column makes: the edit, or what is wrong with the text. */

#define RBK_TIER_NONE "–"

RbkEdit *rbk_tier_edit_name (const RbkTierCell *cell,
                             const char        *text,
                             GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_price (const RbkTierCell *cell,
                              const char        *text,
                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_included (const RbkTierCell *cell,
                                 const char        *text,
                                 GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_limit (const RbkTierCell *cell,
                              const char        *text,
                              GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_overage (const RbkTierCell *cell,
                                const char        *text,
                                GError           **error) G_GNUC_WARN_UNUSED_RESULT;
RbkEdit *rbk_tier_edit_sizing (const RbkTierCell *cell,
                               const char        *text,
                               GError           **error) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
