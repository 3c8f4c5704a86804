// better-sqlite3 13 is written for Node-API 10, where a reference may hold any value. Node-API 9 (Node 20, Electron 33)
// allows only objects, functions, externals and symbols. Included before its source, this puts any other value into a
// one-element array and refers to that; the lowest bit of the reference, always clear in a pointer, marks such a box.
#pragma once

#include <node_api.h>
#include <stdint.h>

static inline bool foyer_is_boxed(napi_ref ref) { return (reinterpret_cast<uintptr_t>(ref) & 1) != 0; }

static inline napi_ref foyer_mark_boxed(napi_ref ref) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) | 1);
}

static inline napi_ref foyer_unmark(napi_ref ref) {
  return reinterpret_cast<napi_ref>(reinterpret_cast<uintptr_t>(ref) & ~static_cast<uintptr_t>(1));
}

static inline napi_status foyer_create_reference(napi_env env, napi_value value, uint32_t count, napi_ref* result) {
  napi_valuetype type;
  napi_status status = napi_typeof(env, value, &type);
  if (status != napi_ok) return status;
  if (type == napi_object || type == napi_function || type == napi_external || type == napi_symbol) {
    return napi_create_reference(env, value, count, result);
  }
  napi_value box;
  status = napi_create_array_with_length(env, 1, &box);
  if (status != napi_ok) return status;
  status = napi_set_element(env, box, 0, value);
  if (status != napi_ok) return status;
  napi_ref ref;
  status = napi_create_reference(env, box, count, &ref);
  if (status != napi_ok) return status;
  *result = foyer_mark_boxed(ref);
  return napi_ok;
}

static inline napi_status foyer_get_reference_value(napi_env env, napi_ref ref, napi_value* result) {
  if (!foyer_is_boxed(ref)) return napi_get_reference_value(env, ref, result);
  napi_value box;
  napi_status status = napi_get_reference_value(env, foyer_unmark(ref), &box);
  if (status != napi_ok) return status;
  return napi_get_element(env, box, 0, result);
}

static inline napi_status foyer_delete_reference(napi_env env, napi_ref ref) {
  return napi_delete_reference(env, foyer_unmark(ref));
}

static inline napi_status foyer_reference_ref(napi_env env, napi_ref ref, uint32_t* count) {
  return napi_reference_ref(env, foyer_unmark(ref), count);
}

static inline napi_status foyer_reference_unref(napi_env env, napi_ref ref, uint32_t* count) {
  return napi_reference_unref(env, foyer_unmark(ref), count);
}

#define napi_create_reference foyer_create_reference
#define napi_get_reference_value foyer_get_reference_value
#define napi_delete_reference foyer_delete_reference
#define napi_reference_ref foyer_reference_ref
#define napi_reference_unref foyer_reference_unref
