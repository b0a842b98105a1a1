/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-finding-group.h"

#include <glib/gi18n-lib.h>

#include "rbk-section.h"
#include "rbk-show-all.h"
#include "rbk-word.h"

/**
 * RbkFindingGroup:
 *
 * Findings that matter alike, or that are let be; of very many the first, until all are asked for.
 * A finding that stays keeps its row, and so what is unfolded in it, and the focus.
 */
struct _RbkFindingGroup
{
  GtkWidget parent_instance;

  RbkDocument    *document; /* (owned) */
  RbkFindings    *findings; /* (owned) */
  RbkMoneyFormat *format;   /* (not owned) (nullable) the page's */
  RbkSeverity     severity;
  gboolean        is_let_be;
  guint           limit;
  GtkWidget      *section, *box;
  GtkWidget      *all; /* shows those past the limit, too */
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
show_all (RbkFindingGroup *self)
{
  self->limit = G_MAXUINT;
  rbk_finding_group_update (self, self->format);
}

static void
show_all_cb (RbkFindingGroup *self)
{
  GtkWidget *last = gtk_widget_get_last_child (self->box);

  show_all (self);
  if (last != NULL && gtk_widget_get_next_sibling (last) != NULL)
    gtk_widget_child_focus (gtk_widget_get_next_sibling (last), GTK_DIR_TAB_FORWARD);
}

static void
rbk_finding_group_init (RbkFindingGroup *self)
{
  GtkWidget *content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->limit = RBK_SHOW_ALL_LIMIT;
  self->all = rbk_show_all_new (G_CALLBACK (show_all_cb), self);
  self->box = g_object_new (GTK_TYPE_BOX, "orientation", GTK_ORIENTATION_VERTICAL,
                            "accessible-role", GTK_ACCESSIBLE_ROLE_LIST, NULL);
  gtk_box_append (GTK_BOX (content), self->box);
  gtk_box_append (GTK_BOX (content), self->all);
  self->section = rbk_section_new ("", content);
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

/* The row with the focus, and behind it those to which it leaves the focus if it goes: the rows
 * after it, then those before it, the nearest ones first. */
static GPtrArray *
list_heirs (RbkFindingGroup *self)
{
  GPtrArray *heirs = g_ptr_array_new_with_free_func (g_object_unref);
  GtkRoot   *root = gtk_widget_get_root (self->box);
  GtkWidget *row = root != NULL ? gtk_root_get_focus (root) : NULL;

  while (row != NULL && gtk_widget_get_parent (row) != self->box)
    row = gtk_widget_get_parent (row);
  for (GtkWidget *next = row; next != NULL; next = gtk_widget_get_next_sibling (next))
    g_ptr_array_add (heirs, g_object_ref (next));
  for (GtkWidget *before = row != NULL ? gtk_widget_get_prev_sibling (row) : NULL; before != NULL;
       before = gtk_widget_get_prev_sibling (before))
    g_ptr_array_add (heirs, g_object_ref (before));

  return heirs;
}

/* Of an emptied group the focus goes to what there is in others. */
static void
leave_focus (RbkFindingGroup *self, GPtrArray *heirs)
{
  guint n = 0;

  while (n < heirs->len && gtk_widget_get_parent (g_ptr_array_index (heirs, n)) != self->box)
    n++;
  if (n == 0)
    return;
  gtk_widget_child_focus (n < heirs->len ? GTK_WIDGET (g_ptr_array_index (heirs, n))
                                         : gtk_widget_get_parent (GTK_WIDGET (self)),
                          GTK_DIR_TAB_FORWARD);
}

static void
remove_from (RbkFindingGroup *self, GtkWidget *row)
{
  while (row != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (row);

      gtk_box_remove (GTK_BOX (self->box), row);
      row = next;
    }
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
  g_autoptr(GPtrArray) heirs = NULL;

  g_return_val_if_fail (RBK_IS_FINDING_GROUP (self), 0);

  self->format = format;
  heirs = list_heirs (self);
  list = rbk_findings_get_list (self->findings);
  for (guint i = 0; list != NULL && i < list->len; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (list, i);
      GtkWidget        *next, *row;

      if (!is_mine (self, finding) || n++ >= self->limit)
        continue;
      next = last != NULL ? gtk_widget_get_next_sibling (last)
                          : gtk_widget_get_first_child (self->box);
      row = find_row (self, next, finding);
      if (row != next)
        gtk_box_reorder_child_after (GTK_BOX (self->box), row, last);
      rbk_finding_row_show (RBK_FINDING_ROW (row), list, finding, format);
      last = row;
    }
  remove_from (self, last != NULL ? gtk_widget_get_next_sibling (last)
                                  : gtk_widget_get_first_child (self->box));
  rbk_show_all_update (self->all, MIN (n, self->limit), n);
  title = dup_title (self, n);
  rbk_section_set_title (RBK_SECTION (self->section), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->box), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  leave_focus (self, heirs);
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
  RbkBook          *book;
  GPtrArray        *list;
  const RbkFinding *wanted = NULL;
  GtkWidget        *row;
  guint             n = 0;

  g_return_val_if_fail (RBK_IS_FINDING_GROUP (self), FALSE);

  book = rbk_document_get_book (self->document);
  list = rbk_findings_get_list (self->findings);
  for (guint i = 0; list != NULL && i < list->len && wanted == NULL; i++)
    {
      const RbkFinding *finding = g_ptr_array_index (list, i);

      if (!is_mine (self, finding))
        continue;
      n++;
      if (rbk_finding_row_is_of_plan (book, finding, plan))
        wanted = finding;
    }
  if (wanted == NULL)
    return FALSE;
  if (n > self->limit)
    show_all (self);
  row = gtk_widget_get_first_child (self->box);
  while (row != NULL && !rbk_finding_row_is_for (RBK_FINDING_ROW (row), wanted))
    row = gtk_widget_get_next_sibling (row);
  return row != NULL && gtk_widget_child_focus (row, GTK_DIR_TAB_FORWARD);
}
