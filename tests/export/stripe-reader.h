/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-book.h"
#include "rbk-stripe-charge.h"

/* Reads what was exported as Stripe would, and bills by it: a second opinion that knows
 * nothing of rate cards. */
RbkDecimal  stripe_price_bill (JsonObject *price, const char *currency, gint64 quantity);
gboolean    stripe_price_has (JsonObject *price, const char *currency);
RbkDecimal  stripe_charge_bill (const RbkStripeCharge *charge, gint64 quantity);
char       *stripe_charge_describe (const RbkStripeCharge *charge);
JsonObject *stripe_parse (const char *text, gsize length);

/* A book of one plan with one rate card on the meter `runs`; single quotes are double ones. */
RbkBook *book_from_text (const char *text);
RbkBook *book_with_card (const char *card);
