/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-pq.h"
#include "rbk-error.h"

#include <dlfcn.h>

/* Its interface has had this number since 2006. */
#define LIBRARY "libpq.so.5"

typedef struct
{
  const char *name;
  gsize       offset;
} Symbol;

static const Symbol symbols[] = {
#define SYMBOL(name) { "PQ" #name, G_STRUCT_OFFSET (RbkPq, name) },
  RBK_PQ_FUNCTIONS (SYMBOL)
#undef SYMBOL
};

static RbkPq functions;

/* It stays loaded: what it has set up in other libraries could not be taken back. */
static gpointer
load (gpointer data)
{
  void *library = dlopen (LIBRARY, RTLD_NOW | RTLD_LOCAL);

  if (library == NULL)
    return g_strdup_printf (LIBRARY " can't be loaded; install PostgreSQL's client library, which "
                                    "is the package libpq5 in Debian and Ubuntu, libpq in Fedora");
  for (guint i = 0; i < G_N_ELEMENTS (symbols); i++)
    {
      gpointer found = dlsym (library, symbols[i].name);

      if (found == NULL)
        return g_strdup_printf (LIBRARY " has no %s, so it is too old; install one of PostgreSQL "
                                        "12 or newer",
                                symbols[i].name);
      *(gpointer *) G_STRUCT_MEMBER_P (&functions, symbols[i].offset) = found;
    }
  return NULL;
}

/*
 * rbk_pq_get:
 * @error: return location for a [error@Error]
 *
 * Loads libpq, once. Fails with `RBK_ERROR_READ` where it is not installed.
 *
 * Returns: (nullable) (transfer none): its functions
 */
const RbkPq *
rbk_pq_get (GError **error)
{
  static GOnce once = G_ONCE_INIT;
  const char  *problem = g_once (&once, load, NULL);

  if (problem == NULL)
    return &functions;
  g_set_error (error, RBK_ERROR, RBK_ERROR_READ, E_ ("no database can be asked: %s"), problem);
  return NULL;
}
