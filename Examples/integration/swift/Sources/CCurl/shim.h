// Swift calls no functions with a variable number of arguments: each kind of option has a name here.
#include <curl/curl.h>
#include <string.h>

static inline CURLcode kc_set_text(CURL *h, CURLoption option, const char *value) {
    return curl_easy_setopt(h, option, value);
}

static inline CURLcode kc_set_number(CURL *h, CURLoption option, long value) {
    return curl_easy_setopt(h, option, value);
}

static inline CURLcode kc_set_list(CURL *h, CURLoption option, struct curl_slist *value) {
    return curl_easy_setopt(h, option, value);
}

static inline CURLcode kc_set_body(CURL *h, const void *bytes, long count) {
    curl_easy_setopt(h, CURLOPT_POSTFIELDSIZE, count);
    return curl_easy_setopt(h, CURLOPT_COPYPOSTFIELDS, bytes);
}

typedef size_t (*kc_writer)(char *bytes, size_t size, size_t count, void *context);

static inline CURLcode kc_set_writer(CURL *h, kc_writer writer, void *context) {
    curl_easy_setopt(h, CURLOPT_WRITEFUNCTION, writer);
    return curl_easy_setopt(h, CURLOPT_WRITEDATA, context);
}

static inline long kc_status(CURL *h) {
    long status = 0;
    curl_easy_getinfo(h, CURLINFO_RESPONSE_CODE, &status);
    return status;
}

static inline long kc_retry_after(CURL *h) {
    curl_off_t seconds = 0;
    curl_easy_getinfo(h, CURLINFO_RETRY_AFTER, &seconds);
    return (long)seconds;
}
