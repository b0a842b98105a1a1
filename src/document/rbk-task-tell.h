/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/**
 * RbkTaskTold:
 * @data: the task's data
 * @value: how far it is
 *
 * Takes how far a task is, in the context in which the task was begun.
 */
typedef void (*RbkTaskTold) (gconstpointer data, double value);

void rbk_task_tell (GTask *task, RbkTaskTold told, double value);

G_END_DECLS
