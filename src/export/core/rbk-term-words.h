/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-spec.h"

G_BEGIN_DECLS

/* Terms as documents say them, in plain English and alike in every locale. */

char *rbk_term_unit_words (const RbkSpec *spec, int meter) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_term_price_words (const RbkSpec *spec, const RbkCardSpec *card) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_term_allowance_words (const RbkCardSpec *card) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_term_duration_words (const RbkDuration *duration) G_GNUC_WARN_UNUSED_RESULT;
char *rbk_term_phase_words (const RbkPhaseSpec *phase) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
