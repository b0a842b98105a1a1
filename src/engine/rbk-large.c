/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-large.h"

#include <sys/mman.h>

#define PAGE_BYTES ((gsize) 2 * 1024 * 1024)

/* Only whole pages can be large; what is left at the ends stays in small ones. */
static void
advise (gpointer memory, gsize n_bytes)
{
#ifdef MADV_HUGEPAGE
  gsize first = (GPOINTER_TO_SIZE (memory) + PAGE_BYTES - 1) & ~(PAGE_BYTES - 1);
  gsize last = (GPOINTER_TO_SIZE (memory) + n_bytes) & ~(PAGE_BYTES - 1);

  /* That the system has no such pages is no failure. */
  if (last > first)
    (void) madvise (GSIZE_TO_POINTER (first), last - first, MADV_HUGEPAGE);
#endif
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
  gpointer memory = g_malloc0 (n_bytes);

  advise (memory, n_bytes);
  return memory;
}

/**
 * rbk_large_renew:
 * @memory: (transfer full) (nullable): memory of `g_malloc()`
 * @n_bytes: how much is needed
 *
 * Gives memory another size, as `g_realloc()` does: what is new in it is not cleared. Large
 * memory moves without being copied, and what is not used of it is not there yet.
 *
 * Returns: (transfer full): the memory
 */
gpointer
rbk_large_renew (gpointer memory, gsize n_bytes)
{
  memory = g_realloc (memory, n_bytes);
  advise (memory, n_bytes);
  return memory;
}
