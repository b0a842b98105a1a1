/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>

#include "rbk-text.h"

G_BEGIN_DECLS

/**
 * RbkError:
 * @RBK_ERROR_SYNTAX: text that is not what it should be: JSON, CSV, a number
 * @RBK_ERROR_INVALID: well-formed, but it makes no sense: a wrong type, a bad reference
 * @RBK_ERROR_RANGE: a number, a depth or a size beyond what is supported
 * @RBK_ERROR_OVERFLOW: a result that does not fit
 * @RBK_ERROR_VERSION: a book of a newer version
 * @RBK_ERROR_NOT_FOUND: no such plan, model, template…
 * @RBK_ERROR_REFUSED: it can be done, but the bill would differ
 * @RBK_ERROR_USAGE: wrong words on the command line
 * @RBK_ERROR_READ: a file that can't be read
 * @RBK_ERROR_WRITE: a file that can't be written
 *
 * What went wrong. The message says where and what to do.
 */
typedef enum
{
  RBK_ERROR_SYNTAX,
  RBK_ERROR_INVALID,
  RBK_ERROR_RANGE,
  RBK_ERROR_OVERFLOW,
  RBK_ERROR_VERSION,
  RBK_ERROR_NOT_FOUND,
  RBK_ERROR_REFUSED,
  RBK_ERROR_USAGE,
  RBK_ERROR_READ,
  RBK_ERROR_WRITE,
} RbkErrorCode;

#define RBK_ERROR (rbk_error_quark ())

/* The text of a message, in the language of the program’s user. */
#define E_(text) rbk_text_translate (text)

GQuark      rbk_error_quark (void);
const char *rbk_error_get_reason (const GError *cause);
char       *rbk_error_quote (const char *text, gsize length) G_GNUC_WARN_UNUSED_RESULT;

G_END_DECLS
