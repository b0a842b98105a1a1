/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <glib.h>
#include <libpq-fe.h>

G_BEGIN_DECLS

/* What is used of libpq, by its name without `PQ`. */
#define RBK_PQ_FUNCTIONS(X)                                                                        \
  X (connectStartParams)                                                                           \
  X (connectPoll)                                                                                  \
  X (status)                                                                                       \
  X (errorMessage)                                                                                 \
  X (socket)                                                                                       \
  X (finish)                                                                                       \
  X (setnonblocking)                                                                               \
  X (setNoticeProcessor)                                                                           \
  X (connectionNeedsPassword)                                                                      \
  X (connectionUsedPassword)                                                                       \
  X (sslInUse)                                                                                     \
  X (conninfo)                                                                                     \
  X (conninfoFree)                                                                                 \
  X (host)                                                                                         \
  X (hostaddr)                                                                                     \
  X (port)                                                                                         \
  X (user)                                                                                         \
  X (db)                                                                                           \
  X (sendQuery)                                                                                    \
  X (flush)                                                                                        \
  X (setSingleRowMode)                                                                             \
  X (consumeInput)                                                                                 \
  X (isBusy)                                                                                       \
  X (getResult)                                                                                    \
  X (resultStatus)                                                                                 \
  X (resultErrorField)                                                                             \
  X (ntuples)                                                                                      \
  X (nfields)                                                                                      \
  X (fname)                                                                                        \
  X (fnumber)                                                                                      \
  X (getvalue)                                                                                     \
  X (getlength)                                                                                    \
  X (getisnull)                                                                                    \
  X (clear)                                                                                        \
  X (getCancel)                                                                                    \
  X (freeCancel)                                                                                   \
  X (cancel)

/**
 * RbkPq:
 *
 * The functions of libpq, which is loaded when a database is asked for.
 */
typedef struct
{
#define RBK_PQ_MEMBER(name) __typeof__ (PQ##name) *name;
  RBK_PQ_FUNCTIONS (RBK_PQ_MEMBER)
#undef RBK_PQ_MEMBER
} RbkPq;

const RbkPq *rbk_pq_get (GError **error);

G_END_DECLS
