/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gtk/gtk.h>

#include "rbk-document.h"

G_BEGIN_DECLS

#define RBK_TYPE_FINDINGS_PAGE (rbk_findings_page_get_type ())
G_DECLARE_FINAL_TYPE (RbkFindingsPage, rbk_findings_page, RBK, FINDINGS_PAGE, GtkWidget)

GtkWidget *rbk_findings_page_new (RbkDocument *document,
                                  GSettings   *settings) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
