/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-usage-table-private.h"
#include "rbk-error.h"
#include "rbk-json.h"
#include "rbk-usage-number.h"

#include <string.h>

#define RESULTS "results"

/**
 * rbk_usage_table_free:
 * @self: (transfer full) (nullable): a table
 *
 * Frees a table.
 */
void
rbk_usage_table_free (RbkUsageTable *self)
{
  if (self == NULL)
    return;

  g_clear_pointer (&self->csv, rbk_csv_reader_free);
  g_clear_pointer (&self->json, rbk_json_records_free);
  rbk_usage_members_clear (&self->members);
  g_array_unref (self->packed);
  g_ptr_array_unref (self->parsed);
  g_clear_pointer (&self->root, json_node_unref);
  g_ptr_array_unref (self->head);
  g_free (self->problem);
  g_clear_pointer (&self->source, rbk_csv_source_free);
  g_free (self->rest);
  g_clear_error (&self->failure);
  g_free (self);
}

/* Takes a record of JSON apart into one row, or the first of several. */
static void
take_json (RbkUsageTable *self, const char *text, gsize length)
{
  g_autoptr(GError) error = NULL;
  JsonNode *results;

  self->root = rbk_json_parse (text, length, &error);
  self->results = NULL;
  self->next_result = 0;
  if (self->root == NULL)
    {
      /* The place in the record is left out: the line is that of the file. */
      const char *reason = strstr (error->message, ": ");

      self->problem = g_strdup_printf (E_ ("the record is no JSON: %s"),
                                       reason != NULL ? reason + 2 : error->message);
      return;
    }
  if (!JSON_NODE_HOLDS_OBJECT (self->root))
    {
      self->problem = g_strdup (E_ ("the record is no JSON object"));
      return;
    }
  results = json_object_get_member (json_node_get_object (self->root), RESULTS);
  if (results != NULL && JSON_NODE_HOLDS_ARRAY (results))
    self->results = json_node_get_array (results);
}

/* Fills the cells with the row of the record that comes next; FALSE where none is left. */
static gboolean
take_next_row (RbkUsageTable *self)
{
  JsonObject *object = json_node_get_object (self->root);
  JsonNode   *result;

  if (self->results == NULL && self->next_result > 0)
    return FALSE;
  if (self->results != NULL && self->next_result >= json_array_get_length (self->results))
    return FALSE;

  rbk_usage_members_begin (&self->members);
  rbk_usage_members_take (&self->members, "", object);
  if (self->results != NULL)
    {
      result = json_array_get_element (self->results, self->next_result);
      if (JSON_NODE_HOLDS_OBJECT (result))
        rbk_usage_members_take (&self->members, RESULTS, json_node_get_object (result));
    }
  self->next_result++;
  return TRUE;
}

static void
set_record (RbkUsageTable *self, RbkUsageRecord *record, guint64 line)
{
  record->cells = (const RbkCsvCell *) (gpointer) self->members.cells->data;
  record->n_cells = self->problem != NULL ? 0 : self->members.cells->len;
  record->line = line;
  record->problem = self->problem;
}

static gboolean
next_json (RbkUsageTable *self, RbkUsageRecord *record, GCancellable *cancellable, GError **error)
{
  const char *text;
  gsize       length;

  /* A record whose `results` are empty is an idle day: there is no row in it. */
  while (self->root == NULL || self->problem != NULL || !take_next_row (self))
    {
      g_clear_pointer (&self->problem, g_free);
      g_clear_pointer (&self->root, json_node_unref);
      if (!rbk_json_records_next (self->json, &text, &length, cancellable, error))
        return FALSE;
      take_json (self, text, length);
      if (self->problem != NULL)
        break;
    }
  set_record (self, record, rbk_json_records_get_line (self->json));
  return TRUE;
}

/* Adds the members of a cell of JSON to the cells. */
static gboolean
unpack_cell (RbkUsageTable *self, guint column, RbkCsvCell cell)
{
  JsonNode *node;

  cell = rbk_usage_cell_trim (cell);
  if (cell.length == 0)
    return TRUE;
  node = rbk_json_parse (cell.text, cell.length, NULL);
  if (node != NULL)
    g_ptr_array_add (self->parsed, node);
  if (node == NULL || !JSON_NODE_HOLDS_OBJECT (node))
    return FALSE;

  rbk_usage_members_take (&self->members, g_ptr_array_index (self->members.names, column),
                          json_node_get_object (node));
  return TRUE;
}

/* Cells behind the header's come last, behind those that were unpacked. */
static void
unpack_row (RbkUsageTable *self, const RbkCsvCell *cells, guint n_cells)
{
  g_clear_pointer (&self->problem, g_free);
  g_ptr_array_set_size (self->parsed, 0);
  rbk_usage_members_begin (&self->members);
  for (guint i = 0; i < n_cells && i < self->n_header; i++)
    g_array_index (self->members.cells, RbkCsvCell, i) = cells[i];

  for (guint i = 0; i < self->packed->len; i++)
    {
      guint column = g_array_index (self->packed, guint, i);

      if (column < n_cells && !unpack_cell (self, column, cells[column]))
        self->problem = g_strdup_printf (E_ ("%s is no JSON object"),
                                         (char *) g_ptr_array_index (self->members.names, column));
      if (self->problem != NULL)
        return;
    }
  for (guint i = self->n_header; i < n_cells; i++)
    g_array_append_val (self->members.cells, cells[i]);
}

static gboolean
next_csv (RbkUsageTable *self, RbkUsageRecord *record, GCancellable *cancellable, GError **error)
{
  if (!rbk_csv_reader_next (self->csv, &record->cells, &record->n_cells, cancellable, error))
    return FALSE;

  record->line = rbk_csv_reader_get_line (self->csv);
  record->problem = NULL;
  if (self->packed->len > 0)
    {
      unpack_row (self, record->cells, record->n_cells);
      set_record (self, record, record->line);
    }
  return TRUE;
}

/* A failure behind the first records is for who reads as far as that. */
static gboolean
read_head (RbkUsageTable *self, GCancellable *cancellable, GError **error)
{
  RbkUsageRecord record;
  gsize          n_bytes = 0;

  while (self->head->len < RBK_USAGE_HEAD_ROWS && n_bytes < RBK_USAGE_HEAD_BYTES)
    {
      if (!(self->csv != NULL ? next_csv : next_json) (self, &record, cancellable, &self->failure))
        break;
      n_bytes += rbk_usage_table_keep (self, &record);
    }
  if (self->failure == NULL || self->head->len > 0 || self->csv != NULL)
    return TRUE;

  g_propagate_error (error, g_steal_pointer (&self->failure));
  return FALSE;
}

static gboolean
read_header (RbkUsageTable *self, GCancellable *cancellable, GError **error)
{
  g_autoptr(GError) cause = NULL;
  const RbkCsvCell *cells;
  guint             n_cells;

  if (!rbk_csv_reader_next (self->csv, &cells, &n_cells, cancellable, &cause))
    {
      if (cause != NULL)
        g_propagate_error (error, g_steal_pointer (&cause));
      else
        g_set_error (error, RBK_ERROR, RBK_ERROR_INVALID,
                     E_ ("line 1: the file is empty; export some usage with a header"));
      return FALSE;
    }
  for (guint i = 0; i < n_cells; i++)
    {
      RbkCsvCell name = rbk_usage_cell_trim (cells[i]);

      rbk_usage_members_add_name (&self->members,
                                  g_utf8_make_valid (name.text, (gssize) name.length));
    }
  self->n_header = n_cells;
  return TRUE;
}

/* Whether a column is known to hold JSON in some exports, and does so here. */
static gboolean
is_packed (RbkUsageTable *self, guint column)
{
  static const char *const names[] = { "properties", "payload", "data", "usageDetails" };
  const char              *name = g_ptr_array_index (self->members.names, column);
  gboolean                 is_known = FALSE;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    is_known = is_known || g_ascii_strcasecmp (names[i], name) == 0;
  for (guint i = 0; is_known && i < self->head->len; i++)
    {
      const RbkUsageHeadRow *row = g_ptr_array_index (self->head, i);
      RbkCsvCell             cell = { "", 0 };

      if (column < row->n_cells)
        cell = rbk_usage_cell_trim (row->cells[column]);
      if (cell.length > 0)
        return cell.text[0] == '{';
    }
  return FALSE;
}

/* Unpacks what is in the head already. */
static void
unpack_head (RbkUsageTable *self)
{
  g_autoptr(GPtrArray) plain = NULL;

  for (guint i = 0; i < self->n_header; i++)
    if (is_packed (self, i))
      g_array_append_val (self->packed, i);
  if (self->packed->len == 0)
    return;

  self->members.limit = self->n_header + RBK_USAGE_MAX_MEMBERS;
  plain = g_steal_pointer (&self->head);
  self->head = g_ptr_array_new_with_free_func (rbk_usage_head_row_free);
  for (guint i = 0; i < plain->len; i++)
    {
      const RbkUsageHeadRow *row = g_ptr_array_index (plain, i);
      RbkUsageRecord         record;

      unpack_row (self, row->cells, row->n_cells);
      set_record (self, &record, row->line);
      rbk_usage_table_keep (self, &record);
    }
}

static gboolean
open_source (RbkUsageTable *self,
             GInputStream  *stream,
             gsize          chunk_bytes,
             GCancellable  *cancellable,
             GError       **error)
{
  g_autoptr(RbkCsvSource) source = rbk_csv_source_new (stream);
  char first;

  if (!rbk_csv_source_peek (source, &first, &self->has_mark, cancellable, error))
    return FALSE;
  if (first != '{' && first != '[')
    {
      self->csv = rbk_csv_reader_new_for_source (g_steal_pointer (&source), chunk_bytes);
      return read_header (self, cancellable, error);
    }
  self->json = rbk_json_records_new (g_steal_pointer (&source), chunk_bytes);
  self->members.limit = RBK_USAGE_MAX_MEMBERS;
  return TRUE;
}

/**
 * rbk_usage_table_new:
 * @stream: a stream at its start
 * @chunk_bytes: how much to read at once, 0 for a sensible amount
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Opens a table and reads its first records.
 *
 * Fails with `RBK_ERROR_READ`, `RBK_ERROR_SYNTAX` and `RBK_ERROR_RANGE` for what is
 * neither separated values nor JSON, and with `RBK_ERROR_INVALID` when it is empty.
 *
 * Returns: (transfer full) (nullable): the table
 */
RbkUsageTable *
rbk_usage_table_new (GInputStream *stream,
                     gsize         chunk_bytes,
                     GCancellable *cancellable,
                     GError      **error)
{
  g_autoptr(RbkUsageTable) self = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  self = g_new0 (RbkUsageTable, 1);
  rbk_usage_members_init (&self->members);
  self->packed = g_array_new (FALSE, FALSE, sizeof (guint));
  self->parsed = g_ptr_array_new_with_free_func ((GDestroyNotify) json_node_unref);
  self->head = g_ptr_array_new_with_free_func (rbk_usage_head_row_free);
  if (!open_source (self, stream, chunk_bytes, cancellable, error) ||
      !read_head (self, cancellable, error))
    return NULL;

  unpack_head (self);
  return g_steal_pointer (&self);
}

/**
 * rbk_usage_table_next:
 * @self: a table
 * @record: (out caller-allocates): the next record
 * @cancellable: (nullable): to give up
 * @error: return location for a [error@Error]
 *
 * Reads the next record, from the first one on.
 *
 * Returns: `FALSE` on failure, with @error set, and at the end, without
 */
gboolean
rbk_usage_table_next (RbkUsageTable  *self,
                      RbkUsageRecord *record,
                      GCancellable   *cancellable,
                      GError        **error)
{
  if (self->next_head < self->head->len)
    {
      rbk_usage_table_get_head (self, self->next_head++, record);
      return TRUE;
    }
  if (self->failure != NULL)
    {
      g_propagate_error (error, g_error_copy (self->failure));
      return FALSE;
    }
  return (self->csv != NULL ? next_csv : next_json) (self, record, cancellable, error);
}
