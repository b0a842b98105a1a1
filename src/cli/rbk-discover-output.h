/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <json-glib/json-glib.h>

#include "rbk-discover.h"
#include "rbk-table.h"

G_BEGIN_DECLS

/* What `discover` prints: its questions, and a proposal with its reasons. */

char *rbk_discover_output_questions_text (void) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_discover_output_questions (JsonBuilder *builder);
char *rbk_discover_output_text (const RbkProposal *proposal,
                                const RbkTable    *table) G_GNUC_WARN_UNUSED_RESULT;
void  rbk_discover_output_members (JsonBuilder       *builder,
                                   const RbkProposal *proposal,
                                   const RbkTable    *table);

G_END_DECLS
