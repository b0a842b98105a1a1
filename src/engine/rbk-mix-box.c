/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-mix-box.h"

#define NOT_STRAIGHT (G_MAXINT64 / 4)

/* A line between two numbers: charges do not fall within a piece, but may from one to the
 * next. */
static void
add_line (RbkMixBox *self, const RbkMixLine *line, gint64 low, gint64 high)
{
  const RbkMixPiece *piece = rbk_mix_line_find (line, low);
  gint64             first = rbk_mix_line_get_minor (line, piece, low);
  gint64             least = first, last, most;

  if (high <= piece->to)
    {
      last = most = high > low ? rbk_mix_line_get_minor (line, piece, high) : first;
      if (!piece->is_straight)
        self->slack = NOT_STRAIGHT;
      else if (self->slack < NOT_STRAIGHT)
        self->slack += !piece->is_exact || piece->unit > 1;
    }
  else
    {
      self->slack = NOT_STRAIGHT;
      most = rbk_mix_line_get_minor (line, piece, piece->to);
      do
        {
          piece++;
          least = MIN (least, rbk_mix_line_get_minor (line, piece, piece->from));
          last = rbk_mix_line_get_minor (line, piece, MIN (piece->to, high));
          most = MAX (most, last);
        }
      while (high > piece->to);
    }
  self->low[line->meter.source] += first;
  self->high[line->meter.source] += last;
  self->least += least;
  self->most += most;
}

/*
 * rbk_mix_box_init:
 * @self: a box
 * @offer: an offer
 * @block: customers
 *
 * Finds what the offer can charge them.
 */
void
rbk_mix_box_init (RbkMixBox *self, const RbkMixOffer *offer, const RbkMixBlock *block)
{
  *self = (RbkMixBox){ .allows = RBK_MIX_ALLOWS_ALL, .least = offer->fixed, .most = offer->fixed };
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    if (block->low[k] > offer->limit[k])
      {
        self->allows = RBK_MIX_ALLOWS_NOBODY;
        return;
      }
    else if (block->high[k] > offer->limit[k])
      self->allows = RBK_MIX_ALLOWS_SOME;
  for (guint i = 0; i < offer->lines->len; i++)
    {
      const RbkMixLine *line = &g_array_index (offer->lines, RbkMixLine, i);
      guint             k = line->meter.source;

      add_line (self, line, block->low[k], MIN (block->high[k], offer->limit[k]));
    }
}

/* Whether an offer that allows all is chosen by each customer over another one. What the bills
 * differ by is, between their ends, no less than at the ends but for rounding, source by
 * source. */
static gboolean
beats (const GArray *offers, const RbkMixBox *boxes, int offer, int other)
{
  const RbkMixBox *own = &boxes[offer], *its = &boxes[other];
  gint64           least = other < offer, difference;

  if (its->allows == RBK_MIX_ALLOWS_NOBODY || its->least - own->most >= least)
    return TRUE;
  if (its->allows == RBK_MIX_ALLOWS_SOME || own->slack >= NOT_STRAIGHT ||
      its->slack >= NOT_STRAIGHT)
    return FALSE;
  difference = g_array_index (offers, RbkMixOffer, other).fixed -
               g_array_index (offers, RbkMixOffer, offer).fixed;
  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    difference += MIN (its->low[k] - own->low[k], its->high[k] - own->high[k]);
  return difference >= least + own->slack + its->slack;
}

static gint64
get_corner (const GArray *offers, const RbkMixBox *boxes, guint offer)
{
  gint64 bill = g_array_index (offers, RbkMixOffer, offer).fixed;

  for (guint k = RBK_MIX_CALLS; k < RBK_N_MIX_SOURCES; k++)
    bill += boxes[offer].low[k];
  return bill;
}

/*
 * rbk_mix_find_winner:
 * @offers: (element-type RbkMixOffer): offers
 * @boxes: (array): what each of them charges a block
 *
 * Returns: the place of the offer that all customers of the block take; -1 where none allows
 *   any of them, `RBK_MIX_UNCERTAIN` where they have to be asked
 */
int
rbk_mix_find_winner (const GArray *offers, const RbkMixBox *boxes)
{
  int      found = -1;
  gboolean is_any = FALSE;

  for (guint i = 0; i < offers->len; i++)
    {
      is_any = is_any || boxes[i].allows != RBK_MIX_ALLOWS_NOBODY;
      if (boxes[i].allows == RBK_MIX_ALLOWS_ALL &&
          (found < 0 || get_corner (offers, boxes, i) < get_corner (offers, boxes, (guint) found)))
        found = (int) i;
    }
  if (found < 0)
    return is_any ? RBK_MIX_UNCERTAIN : -1;
  for (guint i = 0; i < offers->len; i++)
    if ((int) i != found && !beats (offers, boxes, found, (int) i))
      return RBK_MIX_UNCERTAIN;
  return found;
}
