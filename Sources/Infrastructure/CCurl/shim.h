#include <curl/curl.h>
#include <string.h>

/// What one delivery needs; a text that is not needed is NULL.
struct kakehashi_smtp_delivery {
    const char *url;
    const char *sender;
    const char *recipient;
    const char *user;
    const char *password;
    const char *authority_file;
    int needs_tls;
    long timeout_seconds;
    const char *message;
    size_t length;
};

struct kakehashi_smtp_source {
    const char *next;
    size_t left;
};

static size_t kakehashi_smtp_read(char *buffer, size_t size, size_t count, void *context) {
    struct kakehashi_smtp_source *source = (struct kakehashi_smtp_source *)context;
    size_t length = size * count < source->left ? size * count : source->left;
    memcpy(buffer, source->next, length);
    source->next += length;
    source->left -= length;
    return length;
}

/// Hands one message to a server (RFC 5321); 0, or curl's code. Swift cannot call curl's variadic functions itself.
///
/// `reply` is the last reply of the server, 0 when there was none; `error` has room for CURL_ERROR_SIZE characters.
static int kakehashi_smtp_send(const struct kakehashi_smtp_delivery *delivery, long *reply, char *error) {
    *reply = 0;
    error[0] = 0;
    CURL *curl = curl_easy_init();
    if (!curl) return CURLE_FAILED_INIT;
    struct kakehashi_smtp_source source = {delivery->message, delivery->length};
    struct curl_slist *recipients = curl_slist_append(NULL, delivery->recipient);
    curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps");
    curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
    curl_easy_setopt(curl, CURLOPT_PROXY, "");
    curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, error);
    curl_easy_setopt(curl, CURLOPT_URL, delivery->url);
    curl_easy_setopt(curl, CURLOPT_TIMEOUT, delivery->timeout_seconds);
    curl_easy_setopt(curl, CURLOPT_USE_SSL, (long)(delivery->needs_tls ? CURLUSESSL_ALL : CURLUSESSL_NONE));
    if (delivery->authority_file) curl_easy_setopt(curl, CURLOPT_CAINFO, delivery->authority_file);
    if (delivery->user) curl_easy_setopt(curl, CURLOPT_USERNAME, delivery->user);
    if (delivery->password) curl_easy_setopt(curl, CURLOPT_PASSWORD, delivery->password);
    curl_easy_setopt(curl, CURLOPT_MAIL_FROM, delivery->sender);
    curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients);
    curl_easy_setopt(curl, CURLOPT_READFUNCTION, kakehashi_smtp_read);
    curl_easy_setopt(curl, CURLOPT_READDATA, &source);
    curl_easy_setopt(curl, CURLOPT_UPLOAD, 1L);
    CURLcode code = curl_easy_perform(curl);
    curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, reply);
    curl_slist_free_all(recipients);
    curl_easy_cleanup(curl);
    return (int)code;
}
