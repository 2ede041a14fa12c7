-- What every service module shares: base URL, authentication, query encoding, JSON in and out, the rule for
-- 404, the one error format, and the masking of secrets. A service module adds only its facts.
--
-- Private to the embedded library: `assay modules` does not list it.
--
--   local r = request.new("vault", "https://vault:8200/", { token = "..." }, request.token_header("X-Vault-Token"))
--   local body = r:get("/v1/sys/mounts")            -- nil when the server says 404
--
-- Errors are plain strings without a position: `vault: GET /v1/sys/mounts HTTP 403: <body>`.

local M = {}

local http, json, base64 = http, json, base64
local error, ipairs, pairs, pcall, tostring, type = error, ipairs, pairs, pcall, tostring, type
local byte, find, format, gmatch, gsub, lower, match =
    string.byte, string.find, string.format, string.gmatch, string.gsub, string.lower, string.match
local concat, sort = table.concat, table.sort

-- Client options that belong to the connection, not to a single request; `http.client` takes them by these names.
local TRANSPORT_OPTIONS = {
    "timeout", "follow_redirects", "retries", "ca_cert", "ca_cert_file", "client_cert", "client_key", "insecure",
}

-- A header with one of these in its name authenticates somebody.
local SECRET_HEADERS = { "authorization", "token", "key", "secret", "cookie" }

local READ = { missing = true }

local function percent(char)
    return format("%%%02X", byte(char))
end

--- Percent-encodes a query value, a form value or one path segment: all but RFC 3986's unreserved characters.
function M.encode(value)
    return (gsub(tostring(value), "[^%w%-%._~]", percent))
end

--- Percent-encodes a path that may hold slashes. `%XX` that is there already stays, so that a path encoded by the
--- caller is not encoded twice.
function M.path(value)
    local text = gsub(tostring(value), "[^%w%-%._~!$&'()*+,;=:@/%%]", percent)
    return (gsub(text, "()%%", function(at)
        if not find(text, "^%x%x", at + 1) then return "%25" end
    end))
end

--- Builds a query string, `?` included, or "" when nothing is given.
--- @param fields array of `{name, value}`: a nil value drops the field, an array value repeats its name
function M.query(fields)
    local parts = {}
    for _, field in ipairs(fields) do
        local name, value = field[1], field[2]
        if type(value) == "table" then
            for _, each in ipairs(value) do
                parts[#parts + 1] = M.encode(name) .. "=" .. M.encode(each)
            end
        elseif value ~= nil then
            parts[#parts + 1] = M.encode(name) .. "=" .. M.encode(value)
        end
    end
    if #parts == 0 then return "" end
    return "?" .. concat(parts, "&")
end

--- Options of `M.client(url, opts)`: a table, a bare token string (0.6.1's form) or nothing.
function M.options(module, opts)
    if opts == nil then return {} end
    if type(opts) == "string" then return { token = opts } end
    if type(opts) == "table" then return opts end
    error(module .. ".client: second argument must be an options table or a token string, got " .. type(opts), 0)
end

-- A token read from a mounted file often ends in a newline, which no header may hold.
local function token_of(opts)
    local token = opts.token or opts.api_key
    return token and match(tostring(token), "^%s*(.-)%s*$")
end

--- Authentication as most services have it: `token` or `api_key` as a bearer token, else `username` and `password`.
function M.bearer_or_basic(opts)
    local token = token_of(opts)
    if token then
        return { Authorization = "Bearer " .. token }
    end
    if opts.username then
        return { Authorization = "Basic " .. base64.encode(opts.username .. ":" .. (opts.password or "")) }
    end
    return {}
end

--- Authentication by a header of the service's own that carries the bare token.
function M.token_header(name)
    return function(opts)
        return { [name] = token_of(opts) }
    end
end

-- The function that sends a request: over the shared connection pool, or over a client of its own where options of
-- the connection (time-out, certificates, ...) are given.
local function transport(opts)
    local own
    for _, name in ipairs(TRANSPORT_OPTIONS) do
        if opts[name] ~= nil then
            own = own or {}
            own[name] = opts[name]
        end
    end
    if not own then
        return function(verb, url, body, options)
            if verb == "get" or verb == "delete" then return http[verb](url, options) end
            return http[verb](url, body, options)
        end
    end
    local client = http.client(own)
    return function(verb, url, body, options)
        if verb == "get" or verb == "delete" then return client[verb](client, url, options) end
        return client[verb](client, url, body, options)
    end
end

local function is_secret_header(name)
    local text = lower(name)
    for _, word in ipairs(SECRET_HEADERS) do
        if find(text, word, 1, true) then return true end
    end
    return false
end

local Request = {}
Request.__index = Request

--- Marks a value as secret from now on: a token that a call takes or returns. Returns it.
function Request:keep_secret(value)
    local _, secrets = self.private()
    local text = type(value) == "number" and tostring(value) or value
    if type(text) ~= "string" or text == "" then return value end
    secrets[text] = true
    secrets[M.encode(text)] = true
    -- "Bearer abc": the part behind the scheme is the secret, and may stand alone in an answer.
    local credentials = match(text, "^%a+%s+(%S+)%s*$") or match(text, "^%s*(.-)%s*$")
    if credentials ~= text then self:keep_secret(credentials) end
    return value
end

--- Puts `***` where a secret of this client stands.
function Request:mask(text)
    local _, secrets = self.private()
    local found = {}
    for secret in pairs(secrets) do
        if find(text, secret, 1, true) then found[#found + 1] = secret end
    end
    -- Longest first, or a secret that contains another would be left in pieces.
    sort(found, function(a, b) return #a > #b end)
    for _, secret in ipairs(found) do
        text = gsub(text, (gsub(secret, "%W", "%%%0")), "***")
    end
    return text
end

--- Sets a header of all further requests.
function Request:set_header(name, value)
    local headers = self.private()
    headers[name] = value
    if is_secret_header(name) then self:keep_secret(value) end
end

--- Raises the error of a failed response, in the one format of all modules.
--- @param o.label names the method in the text where it is not HTTP's own (`LIST`)
--- @param o.path replaces the path in the text
function Request:fail(method, path, response, o)
    local label, shown = o and o.label or method, o and o.path or path
    local text = format("%s %s HTTP %d: %s", label, shown, response.status, response.body or "")
    error(self.module .. ": " .. self:mask(text), 0)
end

-- A name given by a user must not lead out of the folder that the module put it in.
local function refuse_dot_segments(module, method, path)
    for segment in gmatch(match(path, "^[^?]*"), "[^/]+") do
        local plain = gsub(segment, "%%2[eE]", ".")
        if plain == "." or plain == ".." then
            error(format("%s: %s %s: a path must not hold a '%s' segment", module, method, path, plain), 0)
        end
    end
end

--- Sends a request and returns the response as it is, whatever its status.
--- @param o.body string, or table for JSON
--- @param o.anonymous true leaves the client's headers out
function Request:send(method, path, o)
    refuse_dot_segments(self.module, method, path)
    local headers = {}
    if not (o and o.anonymous) then
        for name, value in pairs((self.private())) do headers[name] = value end
    end
    return self.exchange(lower(method), self.base .. path, o and o.body, { headers = headers })
end

--- Decodes a response's JSON body; nil when it is empty.
function Request:decode(method, path, response)
    if response.status == 204 or response.body == nil or response.body == "" then return nil end
    local ok, value = pcall(json.parse, response.body)
    if ok then return value end
    local text = format("%s %s: response is not JSON: %s", method, path, tostring(value))
    error(self.module .. ": " .. self:mask(text), 0)
end

--- Sends a request and returns the decoded body.
--- @param o.ok set of the statuses that are success, default `{[200] = true}`
--- @param o.missing true: a 404 gives nil; without it a 404 raises
--- @param o.raw true for the body as it came
function Request:call(method, path, o)
    o = o or {}
    local response = self:send(method, path, o)
    local success = response.status == 200
    if o.ok then success = o.ok[response.status] end
    if success then
        if o.raw then return response.body end
        return self:decode(method, path, response)
    end
    if response.status == 404 and o.missing then return nil end
    self:fail(method, path, response, o)
end

--- Reads a single thing: its body, or nil when there is none.
function Request:get(path, o)
    return self:call("GET", path, o or READ)
end

--- A request object for one client of a service module.
--- @param module the name that errors begin with
--- @param opts options of the client: authentication, `headers`, and those of the connection; or a bare token
--- @param authenticate function from the options to the headers that authenticate, default `M.bearer_or_basic`
function M.new(module, url, opts, authenticate)
    if type(url) ~= "string" or url == "" then
        error(module .. ".client: first argument must be a URL string, got " .. type(url), 0)
    end
    opts = M.options(module, opts)
    -- Behind a function, so that printing or encoding a client cannot show what it authenticates with.
    local headers, secrets = {}, {}
    local self = setmetatable({
        module = module,
        base = gsub(url, "/+$", ""),
        exchange = transport(opts),
        private = function() return headers, secrets end,
    }, Request)
    for name, value in pairs(opts.headers or {}) do self:set_header(name, value) end
    for name, value in pairs((authenticate or M.bearer_or_basic)(opts)) do self:set_header(name, value) end
    self:keep_secret(opts.token)
    self:keep_secret(opts.api_key)
    self:keep_secret(opts.password)
    return self
end

return M
