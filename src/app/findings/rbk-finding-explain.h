/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"
#include "rbk-finding.h"
#include "rbk-note-grid.h"

G_BEGIN_DECLS

/* Why the figures of a finding are what they are. */

void rbk_finding_explain_mark (GtkWidget *notes, const RbkFact *fact);
void rbk_finding_explain (GtkWidget *notes, RbkDocument *document, const RbkFinding *finding);

G_END_DECLS
