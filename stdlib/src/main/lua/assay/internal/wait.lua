-- Waiting for a service: attempts with a pause between them, as many as fit the time that was given.
--
-- Private to the embedded library: `assay modules` does not list it.

local M = {}

local error, tostring, type = error, tostring, type
local ceil, max = math.ceil, math.max

local function seconds(what, name, value, default, least)
    if value == nil then return default end
    if type(value) ~= "number" or value ~= value or value < least then
        error(what .. ": " .. name .. " must be at least " .. least .. " seconds, got " .. tostring(value), 0)
    end
    return value
end

--- Calls `attempt(i, n)` until it returns true, with a pause after each failure but the last.
-- @param what name of the function that waits, for its error texts
-- @param opts `timeout` (seconds, default 60) and `interval` (seconds, default 2); ceil(timeout / interval) attempts
-- @return the number of the attempt that succeeded, or nil when all failed; then the time-out and the interval
-- @raise when an option is no number or too small
function M.attempts(what, opts, attempt)
    local timeout = seconds(what, "timeout", opts.timeout, 60, 0)
    local interval = seconds(what, "interval", opts.interval, 2, 0.001)
    local n = max(1, ceil(timeout / interval))
    for i = 1, n do
        if attempt(i, n) then return i, timeout, interval end
        if i < n then sleep(interval) end
    end
    return nil, timeout, interval
end

return M
