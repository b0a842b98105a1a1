/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-card.h"

#include <glib/gi18n-lib.h>

#include "rbk-feature-edit.h"

/* The phase shown, the plan itself, and what it offers beside usage. */

static const char *const sizings[] = { "p50", "p90", "p99", "cap:80%", "included", NULL };
static const char *const durations[] = { "P7D", "P14D", "P30D", "P1M", "P3M", "P6M", "P1Y", NULL };

/**
 * rbk_inspector_add_phase:
 * @group: a group, its suffix set
 *
 * Adds the section that edits when the phase shown holds; one that always does has none.
 */
void
rbk_inspector_add_phase (RbkInspectorGroup *group)
{
  RbkPhase *phase = group->view->phase;
  gboolean  is_dated = rbk_phase_get_effective_from (phase) != NULL;
  gboolean  ends = rbk_phase_get_duration (phase) != NULL;

  if (!is_dated && !ends)
    return;

  rbk_inspector_group_begin (group, "phase", rbk_record_get_name (RBK_RECORD (phase)));
  group->target.record = RBK_RECORD (phase);
  group->target.owner = NULL;
  if (ends)
    rbk_field_row_set_choices (rbk_inspector_group_add (group, "duration", _ ("Lasts")), durations);
  if (is_dated)
    rbk_inspector_group_add (group, "effective-from", _ ("Holds from"));
  rbk_inspector_group_add (group, "name", _ ("Phase name"));
}

/**
 * rbk_inspector_add_plan:
 * @group: a group
 *
 * Adds the section that edits the plan itself.
 */
void
rbk_inspector_add_plan (RbkInspectorGroup *group)
{
  group->suffix = rbk_record_get_name (RBK_RECORD (group->view->plan));
  group->target.record = RBK_RECORD (group->view->plan);
  group->target.owner = NULL;
  rbk_inspector_group_begin (group, "plan", _ ("Plan"));
  rbk_field_row_set_choices (rbk_inspector_group_add (group, "sizing", _ ("Sizing rule")), sizings);
  rbk_field_row_set_empty (rbk_inspector_group_add (group, "target-margin", _ ("Target margin")),
                           _ ("the book's"));
  rbk_inspector_group_add (group, "overhead", _ ("Overhead a month"));
  rbk_field_row_set_empty (rbk_inspector_group_add (group, "seats", _ ("Seats")), _ ("no limit"));
  rbk_inspector_group_add (group, "annual-commitment", _ ("Annual commitment"));
  rbk_inspector_group_add (group, "quote-only", _ ("Only by quote"));
  rbk_inspector_group_add (group, "price-from", _ ("Prices start here"));
  rbk_inspector_group_add (group, "audience", _ ("Audience"));
  rbk_inspector_group_add (group, "description", _ ("Description"));
}

static void
show_count (GtkWidget *widget, RbkRecord *record, const RbkInspectorView *view)
{
  g_autoptr(GPtrArray) rows = rbk_feature_list_rows (rbk_document_get_book (view->document));
  guint            n_features = g_list_model_get_n_items (rbk_plan_get_features (view->plan));
  g_autofree char *text = g_strdup_printf (_ ("%u of %u"), n_features, rows->len);

  rbk_inspector_section_set_summary (RBK_INSPECTOR_SECTION (widget), rows->len > 0 ? text : NULL);
}

/**
 * rbk_inspector_add_features:
 * @group: a group
 *
 * Adds the section of what the plan offers beside usage, with the way to all plans' features.
 */
void
rbk_inspector_add_features (RbkInspectorGroup *group)
{
  GListModel *features = rbk_plan_get_features (group->view->plan);

  group->suffix = rbk_record_get_name (RBK_RECORD (group->view->plan));
  group->target.owner = NULL;
  rbk_inspector_group_begin (group, "features", _ ("Features"));
  rbk_inspector_group_add_part (group, GTK_WIDGET (group->section), RBK_RECORD (group->view->plan),
                                show_count);
  for (guint i = 0; i < g_list_model_get_n_items (features); i++)
    {
      g_autoptr(RbkRecord) feature = g_list_model_get_item (features, i);

      group->target.record = feature;
      rbk_field_row_set_empty (rbk_inspector_group_add (group, "value",
                                                        rbk_record_get_name (feature)),
                               _ ("yes"));
    }
  rbk_inspector_group_add_button (group, _ ("Features of All Plans…"),
                                  _ ("Which plan has single sign-on, audit log, support…"),
                                  "features.edit", NULL);
}
