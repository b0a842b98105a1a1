/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-id-run.h"

#include <string.h>

/* Texts that are written together. */
#define PAGE 1024

#define MAX_DIGITS 10

struct _RbkIdRun
{
  char  *prefix;
  gsize  stride; /* bytes of a text, with its NUL */
  guint  n, n_pages;
  char **pages; /* (array length=n_pages) each (nullable) (owned) */
};

/**
 * rbk_id_run_new:
 * @prefix: what all begin with
 * @n: how many there are
 *
 * Returns: (transfer full): the texts
 */
RbkIdRun *
rbk_id_run_new (const char *prefix, guint n)
{
  RbkIdRun *self;

  g_return_val_if_fail (prefix != NULL, NULL);

  self = g_new0 (RbkIdRun, 1);
  self->prefix = g_strdup (prefix);
  self->stride = strlen (prefix) + MAX_DIGITS + 1;
  self->n = n;
  self->n_pages = n / PAGE + 1;
  self->pages = g_new0 (char *, self->n_pages);

  return self;
}

/**
 * rbk_id_run_free:
 * @self: (transfer full): texts
 *
 * Frees them.
 */
void
rbk_id_run_free (RbkIdRun *self)
{
  for (guint i = 0; i < self->n_pages; i++)
    g_free (self->pages[i]);
  g_free (self->pages);
  g_free (self->prefix);
  g_free (self);
}

/* Of two threads that write the same page the first one's stays. */
static char *
write_page (RbkIdRun *self, guint number)
{
  char *page = g_malloc (PAGE * self->stride);

  for (guint i = 0; i < PAGE; i++)
    g_snprintf (page + i * self->stride, self->stride, "%s%u", self->prefix, number * PAGE + i + 1);
  if (g_atomic_pointer_compare_and_exchange (&self->pages[number], (char *) NULL, page))
    return page;
  g_free (page);

  return g_atomic_pointer_get (&self->pages[number]);
}

/**
 * rbk_id_run_get_text:
 * @self: texts
 * @number: one of them, from 0
 *
 * Returns: (transfer none): the text, whose number is one more than @number
 */
const char *
rbk_id_run_get_text (RbkIdRun *self, guint number)
{
  char *page;

  g_return_val_if_fail (self != NULL && number < self->n, NULL);

  page = g_atomic_pointer_get (&self->pages[number / PAGE]);
  if (page == NULL)
    page = write_page (self, number / PAGE);

  return page + number % PAGE * self->stride;
}
