/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-statement.h"

G_BEGIN_DECLS

/* Invoices asked for and written down in a line of text. */

RbkStatement *rbk_statement_fixture_bill (
    RbkSpec *spec, const char *start, const char *day, const char *text, GError **error);
char *rbk_statement_fixture_to_text (const RbkStatement *statement);

G_END_DECLS
