/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-exports-panel.h"

#include "rbk-delivery-options.h"
#include "rbk-file-preview.h"
#include "rbk-latest.h"
#include "rbk-loss-list.h"
#include "rbk-target-list.h"

G_BEGIN_DECLS

/* What the panel is made of, for what is done with it. */

struct _RbkExportsPanel
{
  GtkWidget parent_instance;

  RbkDocument        *document; /* (owned) */
  GSettings          *settings; /* (owned) (nullable) */
  RbkLatest          *work;     /* (owned) makes exports beside the window */
  GPtrArray          *outcomes; /* (owned) (nullable) of the chosen target: one */
  GFile              *saved;    /* (owned) (nullable) what was written last */
  GtkWidget          *box;
  RbkTargetList      *list;
  GtkWidget          *separator;
  GtkWidget          *content;
  GtkWidget          *body;
  GtkWidget          *title;
  GtkWidget          *description;
  GtkWidget          *tools;
  GtkWidget          *spinner;
  GtkWidget          *browser_button;
  GtkWidget          *print_button;
  GtkWidget          *copy_button;
  GtkWidget          *note;
  RbkFilePreview     *preview;
  GtkWidget          *side;
  RbkLossList        *losses;
  RbkDeliveryOptions *options;
};

const RbkExportOutcome *rbk_exports_panel_get_outcome (RbkExportsPanel *self);
void                    rbk_exports_panel_say (RbkExportsPanel *self, const char *text);
void                    rbk_exports_panel_toast (RbkExportsPanel *self, const char *text);
void                    rbk_exports_panel_install_open_actions (GtkWidgetClass *widget_class);
void                    rbk_exports_panel_install_actions (GtkWidgetClass *widget_class);
void                    rbk_exports_panel_enable_actions (RbkExportsPanel *self);

G_END_DECLS
