/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-finding.h"

G_BEGIN_DECLS

/* Findings as the command line writes them. Amounts are in one currency, which is all that a
 * fact's writer needs to know. */
char *rbk_finding_output_fact (const RbkFact *fact, gpointer currency) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_finding_output_facts (JsonBuilder *builder, const char *name, GPtrArray *facts);
void  rbk_finding_output_member (JsonBuilder      *builder,
                                 const RbkFinding *finding,
                                 const char       *currency);
void  rbk_finding_output_text (GString          *text,
                               const RbkFinding *finding,
                               const char       *currency,
                               gboolean          has_color);

G_END_DECLS
