/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-group.h"

#include <glib/gi18n-lib.h>

#include "rbk-section.h"
#include "rbk-word.h"

/**
 * RbkFindingGroup:
 *
 * Findings that matter alike, or that are let be. A finding that stays keeps its row, and so what
 * is unfolded in it, and the focus.
 */
struct _RbkFindingGroup
{
  GtkWidget parent_instance;

  RbkDocument *document; /* (owned) */
  RbkFindings *findings; /* (owned) */
  RbkSeverity  severity;
  gboolean     is_let_be;
  GtkWidget   *section, *box;
};

G_DEFINE_FINAL_TYPE (RbkFindingGroup, rbk_finding_group, GTK_TYPE_WIDGET)

static void
rbk_finding_group_dispose (GObject *object)
{
  RbkFindingGroup *self = RBK_FINDING_GROUP (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_object (&self->findings);
  g_clear_object (&self->document);

  G_OBJECT_CLASS (rbk_finding_group_parent_class)->dispose (object);
}

static void
rbk_finding_group_class_init (RbkFindingGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = rbk_finding_group_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_finding_group_init (RbkFindingGroup *self)
{
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  self->section = rbk_section_new ("", self->box);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

/**
 * rbk_finding_group_new:
 * @document: the open book
 * @findings: what was found in it
 * @severity: of which ones are shown
 * @is_let_be: whether those are shown that the book lets be, whatever their severity
 *
 * Returns: (transfer floating): a group, to be updated before it is seen
 */
GtkWidget *
rbk_finding_group_new (RbkDocument *document,
                       RbkFindings *findings,
                       RbkSeverity  severity,
                       gboolean     is_let_be)
{
  RbkFindingGroup *self = g_object_new (RBK_TYPE_FINDING_GROUP, NULL);

  self->document = g_object_ref (document);
  self->findings = g_object_ref (findings);
  self->severity = severity;
  self->is_let_be = is_let_be;

  return GTK_WIDGET (self);
}

static gboolean
is_mine (RbkFindingGroup *self, const RbkFinding *finding)
{
  if (self->is_let_be || finding->suppressed != NULL)
    return self->is_let_be && finding->suppressed != NULL;
  return finding->severity == self->severity;
}

/* The row that it has already, else another one. */
static GtkWidget *
find_row (RbkFindingGroup *self, GtkWidget *from, const RbkFinding *finding)
{
  GtkWidget *row = from;

  while (row != NULL && !rbk_finding_row_is_for (RBK_FINDING_ROW (row), finding))
    row = gtk_widget_get_next_sibling (row);
  if (row == NULL)
    {
      row = rbk_finding_row_new (self->document, self->findings);
      gtk_box_append (GTK_BOX (self->box), row);
    }
  return row;
}

static char *
dup_title (RbkFindingGroup *self, guint n)
{
  if (self->is_let_be)
    return g_strdup_printf (_ ("Let Be: %u"), n);
  if (self->severity == RBK_SEVERITY_ERROR)
    return g_strdup_printf (ngettext ("%u Error", "%u Errors", rbk_word_plural (n)), n);
  if (self->severity == RBK_SEVERITY_WARNING)
    return g_strdup_printf (ngettext ("%u Warning", "%u Warnings", rbk_word_plural (n)), n);
  return g_strdup_printf (_ ("Worth Knowing: %u"), n);
}

/* A row that goes with the focus leaves it to the one that comes in its place. */
static void
remove_from (RbkFindingGroup *self, GtkWidget *row)
{
  gboolean had_focus = FALSE;

  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);
      GtkRoot   *root = gtk_widget_get_root (row);
      GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

      had_focus |= focus != NULL && gtk_widget_is_ancestor (focus, row);
      gtk_box_remove (GTK_BOX (self->box), row);
      row = next;
    }
  if (had_focus)
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
}

/**
 * rbk_finding_group_update:
 * @self: a group
 * @format: for the book's currency
 *
 * Shows what was found last.
 *
 * Returns: how many findings it has
 */
guint
rbk_finding_group_update (RbkFindingGroup *self, RbkMoneyFormat *format)
{
  GPtrArray       *list;
  GtkWidget       *last = NULL;
  guint            n = 0;
  g_autofree char *title = NULL;

  g_return_val_if_fail (RBK_IS_FINDING_GROUP (self), 0);

  list = rbk_findings_get_list (self->findings);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (list, i);
      GtkWidget        *next, *row;

      if (!is_mine (self, finding))
        continue;
      next = last != NULL ? gtk_widget_get_next_sibling (last)
                          : gtk_widget_get_first_child (self->box);
      row = find_row (self, next, finding);
      if (row != next)
        gtk_box_reorder_child_after (GTK_BOX (self->box), row, last);
      rbk_finding_row_show (RBK_FINDING_ROW (row), list, finding, format);
      last = row;
      n++;
    }
  remove_from (self, last != NULL ? gtk_widget_get_next_sibling (last)
                                  : gtk_widget_get_first_child (self->box));
  title = dup_title (self, n);
  rbk_section_set_title (RBK_SECTION (self->section), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return n;
}

/**
 * rbk_finding_group_show_plan:
 * @self: a group
 * @plan: the key of a plan
 *
 * Goes to the first finding about a plan.
 *
 * Returns: whether there is one
 */
gboolean
rbk_finding_group_show_plan (RbkFindingGroup *self, const char *plan)
{
  g_return_val_if_fail (RBK_IS_FINDING_GROUP (self), FALSE);

  for (GtkWidget *row = gtk_widget_get_first_child (self->box); row != NULL;
       row = gtk_widget_get_next_sibling (row))
    if (rbk_finding_row_is_of_plan (RBK_FINDING_ROW (row), plan))
      return gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
  return FALSE;
}
