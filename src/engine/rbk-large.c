/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-large.h"

#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>

#define PAGE_BYTES ((gsize) 2 * 1024 * 1024)

/* Memory from this size on has a mapping of its own, which can move without being copied. */
#define MAPPED_BYTES ((gsize) 64 * 1024 * 1024)

#define SMALL_PAGE_BYTES ((gsize) 4096)

/* All of a mapping is asked for, as one that is in two states can't move. */
static void
advise (gpointer memory, gsize n_bytes)
{
#ifdef MADV_HUGEPAGE
  gsize first = GPOINTER_TO_SIZE (memory) & ~(SMALL_PAGE_BYTES - 1);
  gsize last =
      (GPOINTER_TO_SIZE (memory) + n_bytes + SMALL_PAGE_BYTES - 1) & ~(SMALL_PAGE_BYTES - 1);

  /* That the system has no such pages is no failure. */
  (void) madvise (GSIZE_TO_POINTER (first), last - first, MADV_HUGEPAGE);
#endif
}

/* Memory whose pages can be large, before any of it is touched. */
static gpointer
allocate (gsize n_bytes)
{
  gpointer memory = NULL;

  if (n_bytes < PAGE_BYTES)
    return g_malloc (n_bytes);
  if (n_bytes >= MAPPED_BYTES)
    memory = g_malloc (n_bytes);
  else if (posix_memalign (&memory, PAGE_BYTES, n_bytes) != 0)
    g_error ("can't allocate %" G_GSIZE_FORMAT " bytes", n_bytes);
  advise (memory, n_bytes);
  return memory;
}

/**
 * rbk_large_new0:
 * @n_bytes: how much
 *
 * Allocates zeroed memory that is touched in no order.
 *
 * Returns: (transfer full): the memory, for `g_free()`
 */
gpointer
rbk_large_new0 (gsize n_bytes)
{
  gpointer memory = allocate (n_bytes);

  return memset (memory, 0, n_bytes);
}

/**
 * rbk_large_renew:
 * @memory: (transfer full) (nullable): memory of `g_malloc()`
 * @n_old: how much of it is in use
 * @n_bytes: how much is needed
 *
 * Makes memory larger, as `g_realloc()` does: what is new in it is not cleared. What is very
 * large moves without being copied, and what is not used of it is not there yet.
 *
 * Returns: (transfer full): the memory, for `g_free()`
 */
gpointer
rbk_large_renew (gpointer memory, gsize n_old, gsize n_bytes)
{
  gpointer larger;

  g_return_val_if_fail (n_bytes >= n_old, memory);

  if (n_bytes >= MAPPED_BYTES)
    n_bytes = (n_bytes + PAGE_BYTES - 1) & ~(PAGE_BYTES - 1);
  if (n_bytes < PAGE_BYTES)
    return g_realloc (memory, n_bytes);
  if (n_old >= MAPPED_BYTES)
    {
      larger = g_realloc (memory, n_bytes);
      advise (larger, n_bytes);
      return larger;
    }
  larger = allocate (n_bytes);
  if (n_old > 0)
    memcpy (larger, memory, n_old);
  g_free (memory);
  return larger;
}
