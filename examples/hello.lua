#!/usr/bin/assay
-- Says hello, and what is in a folder: how many files, how many bytes, and the largest of them with its digest.
-- Needs no server.
--
--   assay examples/hello.lua
--   assay run examples/hello.lua -- /etc

local folder = arg[1] or "."

local files, bytes, largest = 0, 0, nil
for _, entry in ipairs(fs.readdir(folder, { depth = 1 })) do
    if entry.type == "file" then
        local path = folder .. "/" .. entry.path
        local size = fs.stat(path).size
        files, bytes = files + 1, bytes + size
        if not largest or size > largest.size then largest = { path = path, size = size } end
    end
end

log.info("hello from assay on " .. os.hostname() .. " (" .. os.platform() .. "/" .. os.arch() .. ")")
if largest then
    largest.sha256 = crypto.hash(fs.read(largest.path), "sha256")
end
io.write(yaml.encode({ folder = folder, files = files, bytes = bytes, largest = largest }))
