/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-load-customers.h"

#include "rbk-command.h"
#include "rbk-customer-path.h"
#include "rbk-error.h"
#include "rbk-load.h"
#include "rbk-load-database.h"
#include "rbk-load-synthetic.h"
#include "rbk-usage-load.h"

/**
 * rbk_own_file_clear:
 * @self: what customers were read from
 *
 * Frees what it holds.
 */
void
rbk_own_file_clear (RbkOwnFile *self)
{
  g_clear_pointer (&self->path, g_free);
  g_clear_pointer (&self->address, g_free);
  g_clear_pointer (&self->table, g_free);
  g_clear_object (&self->made_up);
}

/**
 * rbk_customer_options_clear:
 * @self: what the command line says of customers
 *
 * Frees it.
 */
void
rbk_customer_options_clear (RbkCustomerOptions *self)
{
  g_free (self->usage);
  g_free (self->synthetic);
  g_free (self->percentiles);
  g_free (self->median);
  g_free (self->sigma);
  g_free (self->seed);
}

/* Whether the book's customers are in a database. */
static gboolean
is_in_database (RbkUsageSource *source)
{
  return source != NULL && rbk_usage_source_get_path (source) != NULL &&
         rbk_warehouse_is_uri (rbk_usage_source_get_path (source));
}

/* A book may be anybody's, so it is not the book that decides to connect somewhere. */
static void
refuse_to_connect (RbkUsageSource *source, GError **error)
{
  const char      *address = rbk_usage_source_get_path (source);
  g_autofree char *where = rbk_warehouse_describe (address);

  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               "its customers are in a database (%s), and nothing connects to one that only a book "
               "names; to connect, name it yourself: --usage '%s'",
               where, rbk_warehouse_check_uri (address, NULL) ? address : "ADDRESS");
}

/* Takes an address that the person gave; the book's own has the book's table and columns. */
static gboolean
note_database (RbkOwnFile *self, RbkUsageSource *source, const char *usage)
{
  self->address = rbk_database_split (usage, &self->table);
  self->path = rbk_warehouse_describe (self->address);
  self->is_own = self->table == NULL && is_in_database (source) &&
                 g_str_equal (self->address, rbk_usage_source_get_path (source));
  return TRUE;
}

/* Whether a file is the one that the book was sized on: of the same place, or the same inside. */
static gboolean
look_at (RbkOwnFile *self, GFile *file, GFile *known, RbkUsageSource *source, GError **error)
{
  const char      *sha256 = rbk_usage_source_get_sha256 (source);
  g_autofree char *digest = NULL;

  self->is_own = known != NULL && g_file_equal (file, known);
  if (sha256 == NULL)
    return TRUE;
  digest = rbk_usage_load_digest (file, NULL, error);
  if (digest == NULL)
    {
      rbk_command_blame (error, self->path);
      return FALSE;
    }
  self->is_changed = self->is_own && !g_str_equal (digest, sha256);
  self->is_own = self->is_own || g_str_equal (digest, sha256);

  return TRUE;
}

/* The file that is given, else the one that the book names. */
static GFile *
find_file (RbkOwnFile     *self,
           const char     *book_path,
           RbkUsageSource *source,
           const char     *usage,
           GError        **error)
{
  g_autoptr(GFile) book = g_file_new_for_commandline_arg (book_path);
  g_autoptr(GFile) known = NULL;
  g_autoptr(GFile) file = NULL;

  if (source != NULL)
    known = rbk_customer_path_resolve (book, rbk_usage_source_get_path (source));
  file = usage != NULL   ? g_file_new_for_commandline_arg (usage)
         : known != NULL ? g_object_ref (known)
                         : NULL;
  if (file == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_READ,
                   "the book names %s as its customers' file, which is not found from there; name "
                   "it with --usage",
                   rbk_usage_source_get_path (source));
      return NULL;
    }
  self->path = usage != NULL ? g_strdup (usage) : g_file_get_path (file);
  if (self->path == NULL)
    self->path = g_file_get_uri (file);
  if (source != NULL && !look_at (self, file, known, source, error))
    return NULL;

  return g_steal_pointer (&file);
}

/* Where to read customers from: a database that the person names, or a file. */
static gboolean
find_customers (RbkOwnFile     *self,
                const char     *book_path,
                RbkUsageSource *source,
                const char     *usage,
                GError        **error)
{
  g_autoptr(GFile) file = NULL;

  if (usage != NULL && rbk_warehouse_is_uri (usage))
    return note_database (self, source, usage);
  if (usage == NULL && is_in_database (source))
    {
      refuse_to_connect (source, error);
      rbk_command_blame (error, book_path);
      return FALSE;
    }
  file = find_file (self, book_path, source, usage, error);

  return file != NULL;
}

/* What reading made of the file, that does not stop the command. */
static void
tell (const RbkOwnFile *self, const RbkUsage *usage, guint n_unknown)
{
  if (self->is_changed)
    rbk_command_warn (self->path, "it is not the file that the book was sized on; it changed");
  if (usage->skipped > 0)
    rbk_command_warn (self->path,
                      "%" G_GUINT64_FORMAT " of %" G_GUINT64_FORMAT
                      " rows are left out; ratebook-cli usage says why",
                      usage->skipped, usage->rows);
  if (n_unknown > 0)
    rbk_command_warn (self->path,
                      "%u %s used models that the book has no price of; their tokens cost what "
                      "those of the book's own calls do",
                      n_unknown, n_unknown == 1 ? "customer" : "customers");
}

static RbkUsage *
read_usage (const RbkOwnFile *self, RbkUsageSource *own, GError **error)
{
  g_autoptr(RbkUsage) usage = NULL;
  RbkDatabaseWish wish = { .table = self->table,
                           .mapping = own != NULL ? rbk_usage_source_get_mapping (own) : NULL };

  if (self->address != NULL)
    return rbk_load_database (self->address, &wish, error);
  usage = rbk_load_usage (self->path, own != NULL ? rbk_usage_source_get_format (own) : NULL,
                          own != NULL ? rbk_usage_source_get_mapping (own) : NULL, error);
  if (usage == NULL || rbk_usage_check_customers (usage, error))
    return g_steal_pointer (&usage);
  rbk_command_blame (error, self->path);

  return NULL;
}

static RbkCustomers *
read_customers (const char     *book_path,
                const RbkSpec  *spec,
                RbkUsageSource *source,
                const char     *usage,
                RbkOwnFile     *from,
                GError        **error)
{
  g_autoptr(RbkUsage) read = NULL;
  g_autoptr(RbkCustomers) customers = NULL;

  if (!find_customers (from, book_path, source, usage, error))
    return NULL;
  if (!from->is_own)
    source = NULL;
  read = read_usage (from, source, error);
  if (read == NULL)
    return NULL;

  customers = rbk_customers_new_for_usage (read);
  if (rbk_customers_get_costed (customers, spec, source, error) == NULL)
    {
      rbk_command_blame (error, from->path);
      return NULL;
    }
  tell (from, read, rbk_customers_get_n_unknown (customers));

  return g_steal_pointer (&customers);
}

/* Bills that hold no use look like any others. A file's tokens count without a workload, too. */
static void
warn_of_no_use (const char *book_path, const RbkSpec *spec)
{
  gboolean has_uncounted = FALSE;

  for (guint i = 0; i < spec->n_meters; i++)
    {
      const RbkMeterSpec *meter = &spec->meters[i];

      if (rbk_decimal_sign (meter->units_per_call) > 0 ||
          (meter->kind >= RBK_METER_KIND_INPUT_TOKEN && meter->kind <= RBK_METER_KIND_TOKEN))
        return;
      has_uncounted |= !meter->is_level;
    }
  if (has_uncounted)
    rbk_command_warn (book_path, "no workload counts on a meter, so bills are without what "
                                 "customers use; add one that says what a call counts on");
}

/**
 * rbk_load_customers:
 * @book_path: where the book is
 * @book: the book
 * @spec: the same for the engine
 * @options: what the command line says of customers; by default they are those that the book
 *   names, or asks to be made up
 * @from: (out caller-allocates): where they are from
 * @error: return location for a #GError
 *
 * Reads customers, with its progress on a terminal, and costs them. A file that the book names
 * is read as the book says, and so is a database that the person names as the book does; to one
 * that only the book names nothing connects. As the book says means: its columns, the names of its
 * models, another size. Customers cost what the file says, else what the models cost that they
 * used, else their tokens at the book's own blend. Says on standard error when the file changed,
 * rows are left out or models are not known. A book's file goes before made-up customers, unless
 * these are asked for here.
 *
 * Returns: (transfer full): the customers, costed
 */
RbkCustomers *
rbk_load_customers (const char               *book_path,
                    RbkBook                  *book,
                    const RbkSpec            *spec,
                    const RbkCustomerOptions *options,
                    RbkOwnFile               *from,
                    GError                  **error)
{
  RbkUsageSource    *source = rbk_book_get_usage (book);
  RbkSyntheticUsage *made_up = rbk_book_get_synthetic_usage (book);

  *from = (RbkOwnFile){ 0 };
  if (!rbk_load_check_options (options, error))
    return NULL;
  if (options->synthetic != NULL || (options->usage == NULL && source == NULL && made_up != NULL))
    return rbk_load_synthetic (book_path, book, spec, options, from, error);
  if (options->usage == NULL && source == NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   "the book names no customers' file; name one with --usage, or have customers "
                   "made up with --synthetic");
      rbk_command_blame (error, book_path);
      return NULL;
    }
  if (options->usage == NULL && made_up != NULL)
    rbk_command_warn (book_path, "its customers' file goes before those that it has made up");

  warn_of_no_use (book_path, spec);

  return read_customers (book_path, spec, source, options->usage, from, error);
}

/**
 * rbk_load_any_customers:
 * @book_path: where the book is
 * @book: the book
 * @spec: the same for the engine
 * @options: what the command line says of customers; by default they are those that the book
 *   names, or asks to be made up
 * @from: (out caller-allocates): where they are from
 * @customers: (out) (transfer full) (nullable): they, costed
 * @error: return location for a #GError
 *
 * As rbk_load_customers(), for what can do without customers: a file that only the book names
 * and that can't be read is told of on standard error.
 *
 * Returns: whether there is no need to stop
 */
gboolean
rbk_load_any_customers (const char               *book_path,
                        RbkBook                  *book,
                        const RbkSpec            *spec,
                        const RbkCustomerOptions *options,
                        RbkOwnFile               *from,
                        RbkCustomers            **customers,
                        GError                  **error)
{
  g_autoptr(GError) reason = NULL;

  *customers = NULL;
  *from = (RbkOwnFile){ 0 };
  if (!rbk_load_check_options (options, error))
    return FALSE;
  if (options->usage == NULL && options->synthetic == NULL && rbk_book_get_usage (book) == NULL &&
      rbk_book_get_synthetic_usage (book) == NULL)
    return TRUE;
  *customers = rbk_load_customers (book_path, book, spec, options, from, &reason);
  if (*customers != NULL)
    return TRUE;
  if (options->usage != NULL || options->synthetic != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&reason));
      return FALSE;
    }
  rbk_command_warn (book_path, "without its customers, on usage levels alone: %s", reason->message);

  return TRUE;
}

/**
 * rbk_load_population:
 * @book_path: where the book is
 * @book: the book
 * @spec: the same for the engine
 * @options: what the command line says of customers; by default they are those that the book
 *   names, or asks to be made up
 * @from: (out caller-allocates): where they are from
 * @population: (out) (transfer full) (nullable): its customers with what they cost
 * @error: return location for a #GError
 *
 * As rbk_load_any_customers(), for what needs no more than the population.
 *
 * Returns: whether there is no need to stop
 */
gboolean
rbk_load_population (const char               *book_path,
                     RbkBook                  *book,
                     const RbkSpec            *spec,
                     const RbkCustomerOptions *options,
                     RbkOwnFile               *from,
                     RbkPopulation           **population,
                     GError                  **error)
{
  g_autoptr(RbkCustomers) customers = NULL;

  *population = NULL;
  if (!rbk_load_any_customers (book_path, book, spec, options, from, &customers, error))
    return FALSE;
  if (customers != NULL)
    *population = rbk_population_ref (
        rbk_customers_get_costed (customers, spec, from->is_own ? rbk_book_get_usage (book) : NULL,
                                  NULL));

  return TRUE;
}

/**
 * rbk_load_index:
 * @customers: as rbk_load_customers() gives them
 * @spec: the book for the engine
 * @from: where they are from
 * @error: return location for a #GError, which names that place
 *
 * Returns: (transfer none) (nullable): the customers, ready to be billed quickly
 */
RbkMixIndex *
rbk_load_index (RbkCustomers     *customers,
                const RbkSpec    *spec,
                const RbkOwnFile *from,
                GError          **error)
{
  RbkMixIndex *index = rbk_customers_get_index (customers, spec, error);

  if (index == NULL)
    rbk_command_blame (error, from->path);

  return index;
}
