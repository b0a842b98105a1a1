/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rbk-date.h"

G_BEGIN_DECLS

/* Years, months, weeks and days, in that order. */
#define RBK_PERIOD_N_UNITS 4

/* A phrase with the number as %u, in the form that a language has for @n. */
typedef const char *(*RbkPeriodPhrase) (guint unit, guint n);

const char *rbk_period_in_words (guint unit, guint n);
const char *rbk_period_in_short (guint unit, guint n);
const char *rbk_period_as_cadence (guint unit, guint n);
const char *rbk_period_as_expiry (guint unit, guint n);

gboolean rbk_period_read_words (const char *text, RbkDuration *duration);
char    *rbk_period_read_framed (const char     *text,
                                 RbkPeriodPhrase phrase,
                                 const char     *frame,
                                 const char     *english) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
