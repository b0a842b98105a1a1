/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "rbk-answers-view.h"
#include "rbk-matrix-grid.h"
#include "rbk-scenario-editor.h"
#include "rbk-what-if-panel.h"
#include "rbk-work-row.h"

G_BEGIN_DECLS

struct _RbkWhatIfPanel
{
  GtkWidget parent_instance;

  RbkDocument          *document; /* (owned) */
  RbkAnalysis          *analysis; /* (owned) (nullable) the state that is looked at */
  RbkMoneyFormat       *format;   /* (not owned) (nullable) the page's */
  GtkFileChooserNative *chooser;  /* (owned) (nullable) while it is open */
  RbkBook              *made;     /* (owned) (nullable) that is to be saved */
  char                 *offered;  /* (owned) (nullable) what the menu says */

  GtkWidget         *stack, *section, *tag, *add;
  RbkMatrixGrid     *grid;
  RbkWorkRow        *row;
  RbkScenarioEditor *editor;
  RbkAnswersView    *answers;
};

RbkScenario *rbk_what_if_panel_get_selected (RbkWhatIfPanel *self);
void         rbk_what_if_panel_install_actions (GtkWidgetClass *widget_class);

G_END_DECLS
