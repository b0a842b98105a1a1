/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "rbk-catalogue-reading.h"

#include <string.h>

typedef struct
{
  const char *vendor; /* as one of the lists calls it */
  const char *title;
  const char *models; /* what the ids of its own models start with, parted by blanks */
} Vendor;

#define ALIBABA "qwen qwq qvq tongyi"
#define GLM "glm chatglm"
#define GOOGLE "gemini gemma text-embedding-00 imagen"
#define META "llama meta-llama"
#define MISTRAL                                                                                    \
  "mistral ministral codestral pixtral magistral devstral voxtral open-mistral open-mixtral"
#define NOVA "amazon nova titan"

static const Vendor vendors[] = {
  { "ai21", "AI21", "jamba j2 jurassic" },
  { "alibaba", "Alibaba", ALIBABA },
  { "amazon", "Amazon", NOVA },
  { "amazon-bedrock", "Amazon Bedrock", NOVA },
  { "anthropic", "Anthropic", "claude" },
  { "aws", "Amazon Bedrock", NOVA },
  { "azure", "Azure", "" },
  { "azure_ai", "Azure AI", "" },
  { "bedrock", "Amazon Bedrock", NOVA },
  { "bedrock_converse", "Amazon Bedrock", NOVA },
  { "cohere", "Cohere", "command embed rerank c4ai" },
  { "cohere_chat", "Cohere", "command c4ai" },
  { "dashscope", "Alibaba", ALIBABA },
  { "deepseek", "DeepSeek", "deepseek" },
  { "fireworks_ai", "Fireworks", "" },
  { "gemini", "Google", GOOGLE },
  { "google", "Google", GOOGLE },
  { "groq", "Groq", "compound" },
  { "inception", "Inception", "mercury" },
  { "llama", "Meta", META },
  { "meta", "Meta", META },
  { "minimax", "MiniMax", "minimax abab" },
  { "mistral", "Mistral", MISTRAL },
  { "mistral-ai", "Mistral", MISTRAL },
  { "moonshot", "Moonshot AI", "kimi moonshot" },
  { "moonshotai", "Moonshot AI", "kimi moonshot" },
  { "openai", "OpenAI", "gpt o1 o3 o4 chatgpt codex text-embedding davinci babbage computer-use" },
  { "openrouter", "OpenRouter", "" },
  { "perplexity", "Perplexity", "sonar r1" },
  { "together_ai", "Together", "" },
  { "vertex_ai-language-models", "Google Vertex AI", GOOGLE },
  { "voyage", "Voyage AI", "voyage" },
  { "voyageai", "Voyage AI", "voyage" },
  { "x-ai", "xAI", "grok" },
  { "xai", "xAI", "grok" },
  { "z-ai", "Z.AI", GLM },
  { "zai", "Z.AI", GLM },
  { "zhipuai", "Zhipu AI", GLM },
};

static const Vendor *
find_vendor (const char *name)
{
  for (gsize i = 0; i < G_N_ELEMENTS (vendors); i++)
    if (g_ascii_strcasecmp (vendors[i].vendor, name) == 0)
      return &vendors[i];

  return NULL;
}

/**
 * rbk_catalogue_vendor_title: (skip)
 * @vendor: what a list calls a vendor: `x-ai`
 *
 * Returns: (transfer none): its name for people; the same where it is not a known one
 */
const char *
rbk_catalogue_vendor_title (const char *vendor)
{
  const Vendor *found = find_vendor (vendor);

  return found != NULL ? found->title : vendor;
}

/**
 * rbk_catalogue_is_own_model: (skip)
 * @vendor: what a list calls a vendor
 * @id: the id of a model that it sells
 *
 * Many sell models that others make. The plain name of a model is its maker's.
 *
 * Returns: whether @vendor makes it
 */
gboolean
rbk_catalogue_is_own_model (const char *vendor, const char *id)
{
  const Vendor *found = find_vendor (vendor);
  const char   *slash = strrchr (id, '/');
  const char   *plain = slash != NULL ? slash + 1 : id;
  g_auto(GStrv) prefixes = NULL;

  if (found == NULL)
    return FALSE;

  prefixes = g_strsplit (found->models, " ", -1);
  for (char **prefix = prefixes; *prefix != NULL; prefix++)
    if (*prefix[0] != '\0' && g_ascii_strncasecmp (plain, *prefix, strlen (*prefix)) == 0)
      return TRUE;

  return FALSE;
}
