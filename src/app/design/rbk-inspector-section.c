/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-inspector-section.h"

/**
 * RbkInspectorSection:
 *
 * A part of the inspector below a heading that folds it away. Which are folded is kept
 * outside, by their ids, so that it outlives them.
 *
 * ## Accessibility
 *
 * A group named by its title; the heading is a button that says whether it is expanded.
 */
struct _RbkInspectorSection
{
  GtkWidget parent_instance;

  char       *id;     /* (owned) */
  GHashTable *closed; /* (owned) set of ids */
  GtkWidget  *box;
  GtkWidget  *head;
  GtkWidget  *button;
  GtkWidget  *arrow;
  GtkWidget  *title;
  GtkWidget  *summary;
  GtkWidget  *content;
};

G_DEFINE_FINAL_TYPE (RbkInspectorSection, rbk_inspector_section, GTK_TYPE_WIDGET)

/* Whether it is not folded away. */
static gboolean
get_is_open (RbkInspectorSection *self)
{
  return !g_hash_table_contains (self->closed, self->id);
}

static void
apply (RbkInspectorSection *self)
{
  gboolean is_open = get_is_open (self);

  gtk_widget_set_visible (self->content, is_open);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->arrow),
                                is_open ? "pan-down-symbolic" : "pan-end-symbolic");
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_STATE_EXPANDED,
                               is_open, -1);
}

static void
clicked_cb (RbkInspectorSection *self)
{
  if (get_is_open (self))
    g_hash_table_add (self->closed, g_strdup (self->id));
  else
    g_hash_table_remove (self->closed, self->id);
  apply (self);
}

static void
rbk_inspector_section_dispose (GObject *object)
{
  g_clear_pointer (&RBK_INSPECTOR_SECTION (object)->box, gtk_widget_unparent);

  G_OBJECT_CLASS (rbk_inspector_section_parent_class)->dispose (object);
}

static void
rbk_inspector_section_finalize (GObject *object)
{
  RbkInspectorSection *self = RBK_INSPECTOR_SECTION (object);

  g_free (self->id);
  g_clear_pointer (&self->closed, g_hash_table_unref);

  G_OBJECT_CLASS (rbk_inspector_section_parent_class)->finalize (object);
}

static void
rbk_inspector_section_class_init (RbkInspectorSectionClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_inspector_section_dispose;
  G_OBJECT_CLASS (klass)->finalize = rbk_inspector_section_finalize;

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "inspectorsection");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static GtkWidget *
new_label (const char *css_class)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (label, css_class);

  return label;
}

static void
rbk_inspector_section_init (RbkInspectorSection *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->arrow = gtk_image_new ();
  self->title = new_label ("heading");
  self->summary = new_label ("dim-label");
  gtk_label_set_xalign (GTK_LABEL (self->title), 0.0f);
  gtk_label_set_xalign (GTK_LABEL (self->summary), 1.0f);
  gtk_widget_set_hexpand (self->summary, TRUE);
  gtk_box_append (GTK_BOX (line), self->arrow);
  gtk_box_append (GTK_BOX (line), self->title);
  gtk_box_append (GTK_BOX (line), self->summary);

  self->button = gtk_button_new ();
  gtk_button_set_child (GTK_BUTTON (self->button), line);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_set_hexpand (self->button, TRUE);
  g_signal_connect_object (self->button, "clicked", G_CALLBACK (clicked_cb), self,
                           G_CONNECT_SWAPPED);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (self->head, "head");
  gtk_box_append (GTK_BOX (self->head), self->button);
  self->content = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gtk_box_append (GTK_BOX (self->box), self->head);
  gtk_box_append (GTK_BOX (self->box), self->content);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
}

/**
 * rbk_inspector_section_new:
 * @id: by which it is known again
 * @title: its heading
 * @closed: (element-type utf8): the ids of what is folded away
 *
 * Returns: (transfer floating): an empty section
 */
GtkWidget *
rbk_inspector_section_new (const char *id, const char *title, GHashTable *closed)
{
  RbkInspectorSection *self = g_object_new (RBK_TYPE_INSPECTOR_SECTION, NULL);

  self->id = g_strdup (id);
  self->closed = g_hash_table_ref (closed);
  rbk_inspector_section_set_title (self, title);
  apply (self);

  return GTK_WIDGET (self);
}

/**
 * rbk_inspector_section_add:
 * @self: a section
 * @child: what comes at its end
 */
void
rbk_inspector_section_add (RbkInspectorSection *self, GtkWidget *child)
{
  g_return_if_fail (RBK_IS_INSPECTOR_SECTION (self));

  gtk_box_append (GTK_BOX (self->content), child);
}

/**
 * rbk_inspector_section_set_title:
 * @self: a section
 * @title: its heading
 */
void
rbk_inspector_section_set_title (RbkInspectorSection *self, const char *title)
{
  g_return_if_fail (RBK_IS_INSPECTOR_SECTION (self));

  gtk_label_set_text (GTK_LABEL (self->title), title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
}

/**
 * rbk_inspector_section_set_summary:
 * @self: a section
 * @summary: (nullable): what it comes to, in a few words beside its heading
 */
void
rbk_inspector_section_set_summary (RbkInspectorSection *self, const char *summary)
{
  const char *text = summary != NULL ? summary : "";

  g_return_if_fail (RBK_IS_INSPECTOR_SECTION (self));

  if (g_str_equal (gtk_label_get_text (GTK_LABEL (self->summary)), text))
    return;
  gtk_label_set_text (GTK_LABEL (self->summary), text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->button),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, text, -1);
}

/**
 * rbk_inspector_section_add_tool:
 * @self: a section
 * @tool: a button for the end of the heading
 */
void
rbk_inspector_section_add_tool (RbkInspectorSection *self, GtkWidget *tool)
{
  g_return_if_fail (RBK_IS_INSPECTOR_SECTION (self));

  gtk_box_append (GTK_BOX (self->head), tool);
}
