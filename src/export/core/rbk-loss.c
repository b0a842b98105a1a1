/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-loss.h"

#include "rbk-error.h"
#include "rbk-export-text.h"
#include "rbk-json.h"

static const struct
{
  const char *name, *title, *meaning;
} severities[] = {
  [RBK_LOSS_BILL] = { "bill", "The bill differs", "An export with one of these is refused." },
  [RBK_LOSS_ENFORCE] = { "enforce", "Your product must enforce",
                         "The bill is right as long as your product sees to these." },
  [RBK_LOSS_TEXT] = { "text", "Changed or left out",
                      "Wording, display and dates; no amount depends on these." },
};

/* A loss may quote a name, and those have line ends and worse; lists and logs have a line each. */
static void
make_one_line (char *text)
{
  for (char *c = text; *c != '\0'; c++)
    {
      if (g_ascii_iscntrl (*c))
        *c = ' ';
    }
}

static RbkLoss *
loss_new (RbkLossSeverity severity, const char *where, char *message)
{
  RbkLoss *self;

  g_return_val_if_fail (where != NULL, NULL);
  g_return_val_if_fail (message != NULL, NULL);

  self = g_new0 (RbkLoss, 1);
  self->severity = severity;
  self->where = g_strdup (where);
  self->message = message;
  make_one_line (self->message);
  self->shown = g_strdup (self->message);
  return self;
}

/**
 * rbk_loss_free:
 * @self: (nullable) (transfer full): a loss
 *
 * Frees it.
 */
void
rbk_loss_free (RbkLoss *self)
{
  if (self == NULL)
    return;
  g_free (self->where);
  g_free (self->message);
  g_free (self->shown);
  g_free (self);
}

/**
 * rbk_loss_severity_get_name:
 * @severity: a severity
 *
 * Returns: (transfer none): what files call it: `bill`, `enforce` or `text`
 */
const char *
rbk_loss_severity_get_name (RbkLossSeverity severity)
{
  g_return_val_if_fail (severity < G_N_ELEMENTS (severities), NULL);

  return severities[severity].name;
}

/**
 * rbk_losses_new:
 *
 * Returns: (transfer full) (element-type RbkLoss): an empty list that owns its losses
 */
GPtrArray *
rbk_losses_new (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) rbk_loss_free);
}

/**
 * rbk_losses_add:
 * @losses: (element-type RbkLoss): a list
 * @severity: how much it matters
 * @where: the place in the book
 * @format: what is lost, as for printf; marked with N_() it is shown in the user’s language
 * @...: its arguments
 *
 * Adds a loss to a list.
 */
void
rbk_losses_add (
    GPtrArray *losses, RbkLossSeverity severity, const char *where, const char *format, ...)
{
  RbkLoss *loss;
  va_list  arguments;

  g_return_if_fail (losses != NULL);

  va_start (arguments, format);
  loss = loss_new (severity, where, g_strdup_vprintf (format, arguments));
  va_end (arguments);
  g_return_if_fail (loss != NULL);
  if (rbk_text_translate (format) != format)
    {
      g_free (loss->shown);
      va_start (arguments, format);
      loss->shown = g_strdup_vprintf (rbk_text_translate (format), arguments);
      va_end (arguments);
      make_one_line (loss->shown);
    }
  g_ptr_array_add (losses, loss);
}

/**
 * rbk_losses_check:
 * @losses: (element-type RbkLoss): what is lost
 * @target: where the book was to go, for the message
 * @error: return location for an error
 *
 * Sees to it that nothing is exported that bills otherwise than the book says. Fails with
 * `RBK_ERROR_REFUSED` and one line for each reason.
 *
 * Returns: whether the bill stays the same
 */
gboolean
rbk_losses_check (GPtrArray *losses, const char *target, GError **error)
{
  g_autoptr(GString) reasons = g_string_new (NULL);

  g_return_val_if_fail (losses != NULL, FALSE);

  for (guint i = 0; i < losses->len; i++)
    {
      const RbkLoss *loss = g_ptr_array_index (losses, i);

      if (loss->severity == RBK_LOSS_BILL)
        g_string_append_printf (reasons, "\n  %s: %s", loss->where, loss->shown);
    }
  if (reasons->len == 0)
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_REFUSED,
               E_ ("not exported, because %s could not bill what the book says:%s"), target,
               reasons->str);
  return FALSE;
}

/**
 * rbk_losses_to_json:
 * @losses: (element-type RbkLoss): what is lost
 * @target: the name of the target
 *
 * Returns: (transfer full): the list for programs
 */
char *
rbk_losses_to_json (GPtrArray *losses, const char *target)
{
  g_autoptr(JsonBuilder) builder = json_builder_new ();
  g_autoptr(JsonNode) root = NULL;

  g_return_val_if_fail (losses != NULL, NULL);

  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "target");
  json_builder_add_string_value (builder, target);
  json_builder_set_member_name (builder, "losses");
  json_builder_begin_array (builder);
  for (guint i = 0; i < losses->len; i++)
    {
      const RbkLoss *loss = g_ptr_array_index (losses, i);

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "severity");
      json_builder_add_string_value (builder, rbk_loss_severity_get_name (loss->severity));
      json_builder_set_member_name (builder, "where");
      json_builder_add_string_value (builder, loss->where);
      json_builder_set_member_name (builder, "message");
      json_builder_add_string_value (builder, loss->message);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return rbk_json_to_text (root);
}

static void
append_section (GString *text, GPtrArray *losses, RbkLossSeverity severity)
{
  gboolean is_empty = TRUE;

  for (guint i = 0; i < losses->len; i++)
    {
      const RbkLoss   *loss = g_ptr_array_index (losses, i);
      g_autofree char *where = rbk_export_markdown_cell (loss->where);
      g_autofree char *message = rbk_export_markdown_cell (loss->message);

      if (loss->severity != severity)
        continue;
      if (is_empty)
        g_string_append_printf (text, "\n## %s\n\n%s\n\n", severities[severity].title,
                                severities[severity].meaning);
      is_empty = FALSE;
      g_string_append_printf (text, "- **%s**: %s\n", where, message);
    }
}

/**
 * rbk_losses_to_markdown:
 * @losses: (element-type RbkLoss): what is lost
 * @target: the title of the target
 *
 * Returns: (transfer full): the list for people
 */
char *
rbk_losses_to_markdown (GPtrArray *losses, const char *target)
{
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (losses != NULL, NULL);

  g_string_append_printf (text, "# What %s does not carry\n", target);
  if (losses->len == 0)
    g_string_append (text, "\nNothing is lost.\n");
  for (guint i = 0; i < G_N_ELEMENTS (severities); i++)
    append_section (text, losses, (RbkLossSeverity) i);
  return g_string_free (text, FALSE);
}
