/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-customers-account.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "rbk-column-table.h"
#include "rbk-customers-text.h"
#include "rbk-day.h"
#include "rbk-fact-list.h"
#include "rbk-section.h"
#include "rbk-usage-format.h"

/**
 * RbkCustomersAccount:
 *
 * An honest account of a usage file: what was read from which column, what could not be used
 * and why, and what was left aside.
 */
struct _RbkCustomersAccount
{
  GtkWidget parent_instance;

  GtkWidget *section;
  GtkWidget *facts;
  RbkUsage  *usage; /* (owned) (nullable) what is shown */
};

G_DEFINE_FINAL_TYPE (RbkCustomersAccount, rbk_customers_account, GTK_TYPE_WIDGET)

static void
rbk_customers_account_dispose (GObject *object)
{
  RbkCustomersAccount *self = RBK_CUSTOMERS_ACCOUNT (object);

  g_clear_pointer (&self->section, gtk_widget_unparent);
  g_clear_pointer (&self->usage, rbk_usage_unref);

  G_OBJECT_CLASS (rbk_customers_account_parent_class)->dispose (object);
}

static void
rbk_customers_account_class_init (RbkCustomersAccountClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = rbk_customers_account_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
rbk_customers_account_init (RbkCustomersAccount *self)
{
  self->facts = rbk_fact_list_new (_ ("About the file"));
  self->section = rbk_section_new (_ ("About the File"), self->facts);
  gtk_widget_set_parent (self->section, GTK_WIDGET (self));
}

static void
add_rows (RbkCustomersAccount *self, RbkMoneyFormat *format)
{
  g_autofree char      *rows = rbk_customers_dup_count (format, self->usage->rows);
  const RbkUsageFormat *known = rbk_usage_format_find (self->usage->format, NULL);
  g_autofree char      *format_name = NULL;

  if (known != NULL)
    /* Translators: %s is a format: “OpenAI usage export” */
    format_name = g_strdup_printf (_ ("Read as %s"), _ (known->title));

  rbk_fact_list_add (self->facts, _ ("Rows"), format_name, rows);
}

/* The first lines that could not be used, each with its reason. */
static void
add_skips (RbkCustomersAccount *self, RbkMoneyFormat *format)
{
  g_autoptr(GString) detail = g_string_new (NULL);
  g_autofree char *skipped = rbk_customers_dup_count (format, self->usage->skipped);

  if (self->usage->skipped == 0)
    {
      rbk_fact_list_add (self->facts, _ ("Rows left out"), NULL, C_ ("rows", "None"));
      return;
    }

  for (guint i = 0; i < RBK_N_USAGE_SKIPS; i++)
    if (self->usage->skip_counts[i] > 0)
      {
        g_autofree char *n_rows = rbk_customers_dup_count (format, self->usage->skip_counts[i]);

        g_string_append_printf (detail, "%s%s: %s", detail->len > 0 ? "\n" : "",
                                rbk_usage_skip_reason_describe ((RbkUsageSkipReason) i), n_rows);
      }
  for (guint i = 0; i < self->usage->skips->len; i++)
    {
      const RbkUsageSkip *skip = g_ptr_array_index (self->usage->skips, i);
      g_autofree char    *line = g_strdup_printf ("%" G_GUINT64_FORMAT, skip->line);

      g_string_append_c (detail, '\n');
      /* Translators: a line of a file, and what is wrong there */
      g_string_append_printf (detail, _ ("Line %s: %s"), line, skip->message);
    }
  rbk_fact_list_add (self->facts, _ ("Rows left out"), detail->str, skipped);
}

static void
add_columns (RbkCustomersAccount *self)
{
  g_autoptr(GString) used = g_string_new (NULL);
  /* A database is only asked for what is used. */
  g_autofree char *others = self->usage->other_columns != NULL
                                ? g_strjoinv (", ", self->usage->other_columns)
                                : g_strdup ("");

  for (guint i = 0; i < RBK_N_USAGE_FIELDS; i++)
    if (self->usage->columns[i] != NULL)
      g_string_append_printf (used, "%s%s ← %s", used->len > 0 ? " · " : "",
                              rbk_column_table_get_field_title ((RbkUsageField) i),
                              self->usage->columns[i]);
  rbk_fact_list_add (self->facts, _ ("Columns used"), used->str, NULL);
  if (*others != '\0')
    rbk_fact_list_add (self->facts, _ ("Columns not used"), others, NULL);
  if (self->usage->columns[RBK_USAGE_CACHED_TOKENS] != NULL)
    rbk_fact_list_add (self->facts, _ ("Cached tokens"),
                       self->usage->cached_is_part
                           ? _ ("They are part of the input tokens of the file")
                           : _ ("They come on top of the input tokens of the file"),
                       NULL);
}

static void
add_period (RbkCustomersAccount *self, RbkMoneyFormat *format)
{
  const RbkUsage  *usage = self->usage;
  g_autofree char *period = NULL;
  g_autofree char *months = NULL;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;

  if (usage->first_day == NULL && usage->days != NULL)
    {
      guint n_days = rbk_slices_get_n_slices (usage->days);

      period = g_strdup_printf (ngettext ("%u day", "%u days", n_days), n_days);
      rbk_fact_list_add (self->facts, _ ("Period"),
                         _ ("Days of a month that the file does not name: together they are taken "
                            "as one month"),
                         period);
      return;
    }
  if (usage->first_day == NULL)
    {
      rbk_fact_list_add (self->facts, _ ("Period"),
                         _ ("The file names no days or months: it is taken as one month"), NULL);
      return;
    }

  first = rbk_day_to_text (usage->first_day, NULL);
  last = rbk_day_to_text (usage->last_day, NULL);
  period =
      strcmp (first, last) == 0 ? g_strdup (first) : g_strdup_printf (_ ("%s to %s"), first, last);
  if (usage->n_months > 1)
    /* Translators: %u is a number of months */
    months = g_strdup_printf (ngettext ("Figures are the average of a customer’s %u month",
                                        "Figures are the average of a customer’s %u months",
                                        usage->n_months),
                              usage->n_months);
  rbk_fact_list_add (self->facts, _ ("Period"), months, period);
}

static void
add_people (RbkCustomersAccount *self, RbkMoneyFormat *format)
{
  g_autofree char *customers =
      rbk_customers_dup_count (format, rbk_population_get_count (self->usage->population));
  g_autofree char *without = rbk_customers_dup_count (format, self->usage->n_without_id);

  rbk_fact_list_add (self->facts, _ ("Customers"), NULL, customers);
  if (self->usage->n_without_id > 0)
    rbk_fact_list_add (self->facts, _ ("Rows without a customer"),
                       _ ("They count together as one customer, “(none)”"), without);
}

static void
add_notes (RbkCustomersAccount *self)
{
  for (guint i = 0; self->usage->notes != NULL && i < self->usage->notes->len; i++)
    rbk_fact_list_add (self->facts, _ ("Note"), g_ptr_array_index (self->usage->notes, i), NULL);
}

/**
 * rbk_customers_account_new:
 *
 * Returns: (transfer floating): an account of nothing
 */
GtkWidget *
rbk_customers_account_new (void)
{
  return g_object_new (RBK_TYPE_CUSTOMERS_ACCOUNT, NULL);
}

/**
 * rbk_customers_account_update:
 * @self: an account
 * @view: what the page shows
 *
 * Tells of the file that was read.
 */
void
rbk_customers_account_update (RbkCustomersAccount *self, const RbkCustomersView *view)
{
  g_return_if_fail (RBK_IS_CUSTOMERS_ACCOUNT (self));

  gtk_widget_set_visible (GTK_WIDGET (self), view->usage != NULL);
  if (self->usage == view->usage)
    return;

  g_clear_pointer (&self->usage, rbk_usage_unref);
  rbk_fact_list_clear (self->facts);
  if (view->usage == NULL)
    return;

  self->usage = rbk_usage_ref (view->usage);
  add_rows (self, view->format);
  add_people (self, view->format);
  add_skips (self, view->format);
  add_period (self, view->format);
  add_columns (self);
  add_notes (self);
}
