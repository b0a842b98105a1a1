/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-warehouse-uri.h"
#include "rbk-error.h"

#include <gio/gio.h>

/* What protects a connection, from the weakest on, and where a person says it for all. */
typedef struct
{
  const char *keyword, *variable;
  const char *values[8];
} Protection;

static const Protection protections[] = {
  { "sslmode",
    "PGSSLMODE",
    { "disable", "allow", "prefer", "require", "verify-ca", "verify-full" } },
  { "sslrootcert", "PGSSLROOTCERT", { "system" } },
  { "gssencmode", "PGGSSENCMODE", { "disable", "prefer", "require" } },
  { "channel_binding", "PGCHANNELBINDING", { "disable", "prefer", "require" } },
};

/* What a service says itself. Were it said of another place, the password would go there. */
static const char *const of_services[] = { "host",        "port",       "sslmode",
                                           "sslrootcert", "gssencmode", "channel_binding" };

/* How much a value protects; what is not known may be the best. */
static guint
rank (const Protection *protection, const char *value)
{
  guint i = 0;

  while (protection->values[i] != NULL && !g_str_equal (protection->values[i], value))
    i++;
  return i;
}

static gboolean
check_protection (const RbkWarehouseUri *self, const Protection *protection, GError **error)
{
  const char *said = rbk_warehouse_uri_get (self, protection->keyword);
  const char *usual = g_getenv (protection->variable);

  if (said == NULL || usual == NULL || *usual == '\0' ||
      rank (protection, said) >= rank (protection, usual))
    return TRUE;
  g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
               E_ ("the address of the database: its %s protects less than %s does in the "
                   "environment; take it out of the address, or change the environment"),
               protection->keyword, protection->variable);
  return FALSE;
}

static gboolean
check_service (const RbkWarehouseUri *self, GError **error)
{
  if (rbk_warehouse_uri_get (self, "service") == NULL)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (of_services); i++)
    if (rbk_warehouse_uri_get (self, of_services[i]) != NULL)
      {
        g_set_error (error, RBK_ERROR, RBK_ERROR_USAGE,
                     E_ ("the address of the database: it names a service and %s too, so that the "
                         "password of the service could go elsewhere; leave one of them out"),
                     of_services[i]);
        return FALSE;
      }
  return TRUE;
}

/*
 * rbk_warehouse_uri_check:
 * @self: where a database is
 * @error: return location for a [error@Error]
 *
 * Looks whether an address, which may be a stranger's, takes protections away that a person has
 * set up, or sends the password of one place to another. Fails with `RBK_ERROR_USAGE`.
 *
 * Returns: whether it may be used
 */
gboolean
rbk_warehouse_uri_check (const RbkWarehouseUri *self, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (protections); i++)
    if (!check_protection (self, &protections[i], error))
      return FALSE;
  return check_service (self, error);
}

/*
 * rbk_warehouse_host_is_local:
 * @host: (nullable): a host, its number, or the folder of a socket
 *
 * Returns: whether what goes there stays on this computer
 */
gboolean
rbk_warehouse_host_is_local (const char *host)
{
  g_autoptr(GInetAddress) address = NULL;

  if (host == NULL || *host == '\0' || *host == '/' || *host == '@' ||
      g_ascii_strcasecmp (host, "localhost") == 0)
    return TRUE;
  /* A name may begin like a number: 127.0.0.1.example.com. */
  address = g_inet_address_new_from_string (host);
  return address != NULL && g_inet_address_get_is_loopback (address);
}
