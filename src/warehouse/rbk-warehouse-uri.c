/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-uri.h"
#include "rbk-error.h"
#include "rbk-warehouse.h"

#include <string.h>

#define SERVICE "service="

static const char *const schemes[] = { "postgresql://", "postgres://" };

/* What an address may say. Others name files or switch protections off; an address may come
 * with somebody else's book, so those are left to the service file and the environment. */
static const char *const allowed[] = { "host",
                                       "port",
                                       "user",
                                       "dbname",
                                       "sslmode",
                                       "sslrootcert",
                                       "connect_timeout",
                                       "target_session_attrs",
                                       "gssencmode",
                                       "channel_binding",
                                       "service",
                                       NULL };

static const char *const secrets[] = { "password", "sslpassword", NULL };

static const char *
skip_scheme (const char *text)
{
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_ascii_strncasecmp (text, schemes[i], strlen (schemes[i])) == 0)
      return text + strlen (schemes[i]);
  return NULL;
}

static gboolean
fail (const char *message, GError **error)
{
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE, E_ ("the address of the database: %s"), message);
  return FALSE;
}

static gboolean
fail_secret (GError **error)
{
  return fail ("it has a password in it, which others could see in the list of processes or in "
               "the book; leave it out, and have it asked for, or put it into a password file "
               "(.pgpass), a service file or PGPASSWORD",
               error);
}

/* What a part says once `%2F` and the like are read; the text is cut where a NUL was. */
static char *
decode (const char *text, gsize length)
{
  char *plain = g_uri_unescape_segment (text, text + length, NULL);

  if (plain != NULL && !g_utf8_validate (plain, -1, NULL))
    g_clear_pointer (&plain, g_free);
  return plain;
}

/* What a terminal obeys, or makes a name look like another. */
static gboolean
is_unseen (gunichar c)
{
  GUnicodeType type = g_unichar_type (c);

  return g_unichar_iscntrl (c) || type == G_UNICODE_FORMAT || type == G_UNICODE_LINE_SEPARATOR ||
         type == G_UNICODE_PARAGRAPH_SEPARATOR;
}

static gboolean
add (RbkWarehouseUri *self, const char *keyword, char *value, GError **error)
{
  g_autofree char *owned = value;

  if (owned == NULL)
    return fail ("a part of it can't be read; write % and other special characters as %25 and so "
                 "on",
                 error);
  if (*owned == '\0')
    return TRUE;
  for (const char *c = owned; *c != '\0'; c = g_utf8_next_char (c))
    if (is_unseen (g_utf8_get_char (c)))
      return fail ("there is a control character in it", error);
  if (rbk_warehouse_uri_get (self, keyword) != NULL)
    {
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   E_ ("the address of the database says %s twice; say it once"), keyword);
      return FALSE;
    }
  g_ptr_array_add (self->keywords, g_strdup (keyword));
  g_ptr_array_add (self->values, g_steal_pointer (&owned));
  return TRUE;
}

/* `host`, `host:5433`, `[::1]:5433`, several with commas between; both lists grow alike. */
static gboolean
read_hosts (RbkWarehouseUri *self, const char *text, gsize length, GError **error)
{
  g_autofree char *all = g_strndup (text, length);
  g_auto(GStrv) hosts = g_strsplit (all, ",", -1);
  g_autoptr(GString) names = g_string_new (NULL);
  g_autoptr(GString) ports = g_string_new (NULL);
  gboolean has_port = FALSE;

  for (guint i = 0; hosts[i] != NULL; i++)
    {
      const char *name = hosts[i], *end, *port;
      gboolean    in_brackets = *name == '[';

      name += in_brackets;
      end = in_brackets ? strchr (name, ']') : name + strcspn (name, ":");
      if (end == NULL)
        return fail ("a [ is not closed", error);
      port = end + in_brackets;
      if (*port != '\0' && *port != ':')
        return fail ("there is no such host; a port stands behind a colon", error);
      g_string_append_printf (names, "%s%.*s", i > 0 ? "," : "", (int) (end - name), name);
      g_string_append_printf (ports, "%s%s", i > 0 ? "," : "", *port == ':' ? port + 1 : "");
      has_port = has_port || *port == ':';
    }
  return add (self, "host", decode (names->str, names->len), error) &&
         (!has_port || add (self, "port", decode (ports->str, ports->len), error));
}

static gboolean
read_parameter (RbkWarehouseUri *self, const char *text, GError **error)
{
  const char      *equals = strchr (text, '=');
  g_autofree char *keyword = equals != NULL ? decode (text, (gsize) (equals - text)) : NULL;
  g_autofree char *quoted = NULL;

  if (keyword == NULL)
    return fail ("behind the ? stand pairs such as sslmode=require, with & between them", error);
  if (g_strv_contains (secrets, keyword))
    return fail_secret (error);
  if (!g_strv_contains (allowed, keyword))
    {
      quoted = rbk_error_quote (keyword, strlen (keyword));
      g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                   E_ ("the address of the database: %s is not taken from an address; put it into "
                       "a service file (pg_service.conf) and write service=NAME"),
                   quoted);
      return FALSE;
    }
  /* A file that an address names is somebody else's choice. */
  if (g_str_equal (keyword, "sslrootcert") && !g_str_equal (equals + 1, "system"))
    return fail ("sslrootcert may only be \"system\" here; name a file in a service file or in "
                 "PGSSLROOTCERT",
                 error);
  return add (self, keyword, decode (equals + 1, strlen (equals + 1)), error);
}

static gboolean
read_parameters (RbkWarehouseUri *self, const char *text, GError **error)
{
  g_auto(GStrv) pairs = g_strsplit (text, "&", -1);

  for (guint i = 0; pairs[i] != NULL; i++)
    if (*pairs[i] != '\0' && !read_parameter (self, pairs[i], error))
      return FALSE;
  return TRUE;
}

/* `user@host:port/database?…` */
static gboolean
read_address (RbkWarehouseUri *self, const char *text, GError **error)
{
  gsize       n_authority = strcspn (text, "/?#");
  const char *at = memchr (text, '@', n_authority);
  const char *path = text + n_authority, *hosts = text;
  gsize       n_path;

  if (at != NULL && memchr (text, ':', (gsize) (at - text)) != NULL)
    return fail_secret (error);
  if (at != NULL)
    {
      if (!add (self, "user", decode (text, (gsize) (at - text)), error))
        return FALSE;
      hosts = at + 1;
    }
  if (memchr (hosts, '@', (gsize) (path - hosts)) != NULL)
    return fail_secret (error);
  if (!read_hosts (self, hosts, (gsize) (path - hosts), error))
    return FALSE;
  if (*path == '/')
    {
      path++;
      n_path = strcspn (path, "?#");
      if (!add (self, "dbname", decode (path, n_path), error))
        return FALSE;
      path += n_path;
    }
  if (*path == '#')
    return fail ("a # has no meaning here; write it as %23", error);
  return (*path == '\0' || read_parameters (self, path + 1, error)) &&
         rbk_warehouse_uri_check (self, error);
}

/*
 * rbk_warehouse_uri_init:
 * @self: (out caller-allocates): where a database is; to be cleared, also on failure
 * @text: `postgresql://user@host:port/database?sslmode=require` or `service=NAME`
 * @error: return location for a [error@Error]
 *
 * Takes the address of a database apart. Fails with `RBK_ERROR_USAGE` for one that has a
 * password in it, or something that is not taken from an address. No message repeats it.
 *
 * Returns: whether it may be used
 */
gboolean
rbk_warehouse_uri_init (RbkWarehouseUri *self, const char *text, GError **error)
{
  const char *rest = skip_scheme (text);

  self->keywords = g_ptr_array_new_with_free_func (g_free);
  self->values = g_ptr_array_new_with_free_func (g_free);
  if (g_str_has_prefix (text, SERVICE))
    {
      text += strlen (SERVICE);
      if (*text == '\0' || strpbrk (text, " '\\=") != NULL)
        return fail ("behind service= stands one name of the service file and nothing else; what "
                     "else there is to say stands in that file",
                     error);
      return add (self, "service", g_strdup (text), error);
    }
  if (rest == NULL)
    return fail ("it begins with postgresql:// or service=", error);
  return read_address (self, rest, error);
}

/*
 * rbk_warehouse_uri_clear:
 * @self: where a database is
 *
 * Frees what it holds.
 */
void
rbk_warehouse_uri_clear (RbkWarehouseUri *self)
{
  g_clear_pointer (&self->keywords, g_ptr_array_unref);
  g_clear_pointer (&self->values, g_ptr_array_unref);
}

/*
 * rbk_warehouse_uri_get:
 * @self: where a database is
 * @keyword: what libpq calls a part
 *
 * Returns: (nullable) (transfer none): what it says
 */
const char *
rbk_warehouse_uri_get (const RbkWarehouseUri *self, const char *keyword)
{
  for (guint i = 0; i < self->keywords->len; i++)
    if (g_str_equal (g_ptr_array_index (self->keywords, i), keyword))
      return g_ptr_array_index (self->values, i);
  return NULL;
}

/* The address in words. */
static char *
describe (const RbkWarehouseUri *self)
{
  const char *service = rbk_warehouse_uri_get (self, "service");
  const char *host = rbk_warehouse_uri_get (self, "host");
  const char *port = rbk_warehouse_uri_get (self, "port");
  const char *database = rbk_warehouse_uri_get (self, "dbname");
  const char *user = rbk_warehouse_uri_get (self, "user");
  GString    *text = g_string_new (NULL);

  if (database != NULL)
    g_string_append_printf (text, "database %s", database);
  else
    g_string_append (text, service != NULL ? "the database" : "the usual database");
  if (service != NULL)
    g_string_append_printf (text, " of service %s", service);
  if (host != NULL)
    g_string_append_printf (text, " on %s", *host == '/' ? "this computer" : host);
  if (port != NULL)
    g_string_append_printf (text, ", port %s", port);
  if (user != NULL)
    g_string_append_printf (text, ", as %s", user);
  return g_string_free (text, FALSE);
}

/**
 * rbk_warehouse_is_uri:
 * @text: what somebody named customers with
 *
 * Tells the address of a database from the path of a file.
 *
 * Returns: whether it is such an address, a good one or not
 */
gboolean
rbk_warehouse_is_uri (const char *text)
{
  g_return_val_if_fail (text != NULL, FALSE);

  return g_str_has_prefix (text, SERVICE) || skip_scheme (text) != NULL;
}

/**
 * rbk_warehouse_check_uri:
 * @uri: the address of a database: `postgresql://user@host:port/database`, or `service=NAME`
 * @error: return location for a [error@Error]
 *
 * Looks at an address, and connects to nothing. Fails with `RBK_ERROR_USAGE` for one that has a
 * password, or says something that addresses may not: one may come with somebody else's book.
 *
 * Returns: whether it may be used, and kept
 */
gboolean
rbk_warehouse_check_uri (const char *uri, GError **error)
{
  g_auto(RbkWarehouseUri) parts = { 0 };

  g_return_val_if_fail (uri != NULL, FALSE);

  return rbk_warehouse_uri_init (&parts, uri, error);
}

/**
 * rbk_warehouse_describe:
 * @uri: the address of a database
 *
 * Says in words where a database is and who connects, without anything secret: `database
 * usage on db.example.com, as ana`.
 *
 * Returns: (transfer full): the words
 */
char *
rbk_warehouse_describe (const char *uri)
{
  g_auto(RbkWarehouseUri) parts = { 0 };

  g_return_val_if_fail (uri != NULL, NULL);

  if (!rbk_warehouse_uri_init (&parts, uri, NULL))
    return g_strdup ("a database whose address can't be read");
  return describe (&parts);
}
