#!/usr/bin/env python3
"""Decodes a gradient message, written from docs/wire-format.md alone.

    python3 decode.py FILE

prints a line for each value: the coordinate and the float32 bits in hexadecimal. It shows that the
document is enough; it is not made to be fast. Anything malformed ends it with exit status 1.
"""
import math
import struct
import sys

BLOCK, SEGMENT, MAX_CODE = 4096, 1 << 18, 320
FORMATS = {1: "SIGN", 2: "Q2", 3: "Q4", 4: "Q8", 5: "FLOAT16", 6: "FLOAT32"}
CODE_BITS = {"SIGN": 1, "Q2": 2, "Q4": 4, "Q8": 8, "FLOAT16": 16, "FLOAT32": 32}
LEVELS = {"SIGN": 1, "Q2": 2, "Q4": 8, "Q8": 128}
FOLLOWING = {1: (2, 1, 2), 2: (16, 3, 3)}


class Malformed(Exception):
    pass


def require(condition, what):
    if not condition:
        raise Malformed(what)


class Bits:
    """Section 2.1: the stream is one long number."""

    def __init__(self, data):
        self.number = int.from_bytes(data, "little")
        self.length = 8 * len(data)
        self.at = 0

    def read(self, count):
        require(self.at + count <= self.length, "the stream ends")
        value = self.number >> self.at & (1 << count) - 1
        self.at += count
        return value

    def golomb(self, m, tail=8):
        """Section 2.2."""
        k = m.bit_length() - 1
        d = m - (1 << k)
        low = self.read(k)
        zeros = 0
        while self.read(1) == 0:
            zeros += 1
            require(zeros - tail <= 22, "too many zeros")
        quotient = zeros
        if zeros >= tail:
            quotient = tail - 1 + (1 << zeros - tail) + self.read(zeros - tail)
        high = self.read(1) if low >= (1 << k) - d else 0
        number = quotient * m + low + high * d
        require(number < 1 << 23, "a number is too large")
        return number

    def end(self):
        require(self.length - self.at < 8, "bytes are left over")
        require(self.read(self.length - self.at) == 0, "the last bits are not zero")


def param(mean):
    return max(1, ((mean + 128) * 45426 + (1 << 23)) >> 24)


def unzigzag(code):
    return code >> 1 if code & 1 == 0 else -(code + 1 >> 1)


def scale_floor(bits):
    return max(0, min(MAX_CODE, (bits >> 20) - 728))


def half(bits):
    return struct.unpack("<e", struct.pack("<H", bits))[0]


def float_bits(value):
    return struct.unpack("<I", struct.pack("<f", value))[0]


def bits_float(bits):
    return struct.unpack("<f", struct.pack("<I", bits))[0]


def leb128(data, at):
    """Section 2.4: a number and where the next one starts."""
    number = 0
    for i in range(6):
        require(at < len(data), "a range")
        byte = data[at]
        at += 1
        number |= (byte & 0x7F) << 7 * i
        if byte < 0x80:
            require(byte > 0 or i == 0, "a needless byte")
            return number, at
    raise Malformed("a number of more than 6 bytes")


def read_steady_gaps(bits, mean, count):
    """Section 3.1, model 0."""
    pair = 0
    while 16 * math.isqrt(1 << pair) < (11 if pair < 6 else 13) * param(mean):
        pair += 2 if pair < 6 else 1
    m = math.isqrt(1 << pair)
    remainders = []
    for _ in range(count // 2):
        remainders += divmod(bits.read(pair), m)
    if count % 2:
        remainders.append(bits.read((pair + 1) // 2))
    for remainder in remainders:
        quotient = 0
        while bits.read(1) == 0:
            quotient += 1
        yield quotient * m + remainder


def read_following_gaps(bits, mean, count, group, shift, tail):
    """Section 3.1, models 1 and 2."""
    for start in range(0, count, group):
        gaps = [bits.golomb(param(mean), tail) for _ in range(min(group, count - start))]
        yield from gaps
        mean += (sum(gaps) * 256 // group - mean) >> shift


class Scales:
    """Section 3.2: the scales of one group after the other."""

    def __init__(self, values, cut):
        self.values, self.cut = values, cut
        self.step, self.most = (8, 39) if values == "FLOAT16" else (1, MAX_CODE)
        self.first, self.low, self.spread = True, 0, 0

    def read(self, bits):
        if self.values != "FLOAT32":
            self.low = self.read_low(bits)
        if self.values in ("Q2", "Q4", "Q8"):
            self.spread = bits.golomb(8) if self.first else self.spread + unzigzag(bits.golomb(4))
        self.first = False
        low, high = self.low, self.low + self.spread
        require(low >= 0 and self.spread >= 0 and high <= self.most, "scale")
        return low * self.step, high * self.step

    def read_low(self, bits):
        if not self.first:
            return self.low + unzigzag(bits.golomb(4))
        if self.cut is None:
            return bits.read(9)
        return min(self.most, scale_floor(self.cut) // self.step) + bits.golomb(4)


class Message:
    def __init__(self, data):
        require(len(data) >= 40 and data[:4] == b"KTGM", "not a message")
        version, self.selection, values, indices, transform = data[4:9]
        require(version in (1, 2), "version")
        require(self.selection in (1, 2), "selection")
        require(values in FORMATS, "value format")
        require(indices == 2, "index coding")
        require(transform in (0, 1), "transform")
        self.values = FORMATS[values]
        self.parameters, length, choice, table = struct.unpack("<QQQI", data[12:40])
        require(1 <= self.parameters <= 1 << 40, "parameters")
        require(length == len(data), "length")
        if self.selection == 1:
            require(1 <= choice <= BLOCK, "k")
            self.keep = choice
        else:
            self.cut = choice >> 32
            require(float_bits(2.0**-36) <= self.cut < 0x7F800000, "cut")
        self.dense, self.dense_values, at = [], "FLOAT32", 40
        if version == 1:
            require(data[9:12] == bytes(3), "reserved")
        else:
            at = self.read_ranges(data)
        self.read_table(data, at, table)

    def segment_length(self, s):
        return min(SEGMENT, self.parameters - s * SEGMENT)

    def read_ranges(self, data):
        """Section 2.4."""
        require(data[9] in FORMATS, "dense value format")
        self.dense_values = FORMATS[data[9]]
        count = int.from_bytes(data[10:12], "little")
        require(1 <= count <= 4096, "number of ranges")
        at, end = 40, 0
        for _ in range(count):
            gap, at = leb128(data, at)
            length, at = leb128(data, at)
            self.dense.append((end + gap, end + gap + length + 1))
            end += gap + length + 1
            require(end <= self.parameters, "dense range")
        return at

    def dense_runs(self, s):
        """Section 3.4: the runs of a segment, relative to its start."""
        start, end = s * SEGMENT, s * SEGMENT + self.segment_length(s)
        runs = []
        for first, last in self.dense:
            at, stop = max(first, start), min(last, end)
            while at < stop:
                border = min(stop, (at // BLOCK + 1) * BLOCK)
                runs.append((at - start, border - start))
                at = border
        return runs

    def read_table(self, data, at, length):
        """Section 2.3."""
        segments = -(-self.parameters // SEGMENT)
        require(-(-segments // 8) <= length <= len(data) - at, "table length")
        bits = Bits(data[at : at + length])
        at += length
        mean_count, mean_length, count, recent_c, recent_b = 64 * 256, 16 * 256, 0, 0, 0
        self.segments = []
        for s in range(segments):
            n = self.segment_length(s)
            number = bits.golomb(param(mean_count))
            mean_count += (256 * number - mean_count) // 4
            count += unzigzag(number)
            runs = self.dense_runs(s)
            dense = sum(end - start for start, end in runs)
            require(0 <= count <= n - dense, "count")
            size = 0
            if count + dense > 0:
                limit = 10 * n + 256
                codes = dense * CODE_BITS[self.dense_values] // 8
                expected = count * recent_b // recent_c if recent_c else count
                expected = min(limit, expected + codes)
                number = bits.golomb(param(mean_length))
                mean_length += (256 * number - mean_length) // 4
                size = expected + unzigzag(number)
                require(1 <= size <= limit, "segment length")
                recent_c += count - recent_c // 4
                recent_b += max(0, size - codes) - recent_b // 4
            self.segments.append((n, count, runs, data[at : at + size]))
            at += size
        bits.end()
        require(at == len(data), "the segments do not fill the message")

    def decode(self):
        """Section 3: pairs of coordinate and float32 bits."""
        for s, (n, count, runs, data) in enumerate(self.segments):
            found = {}
            bits = Bits(data)
            if count:
                positions = self.read_positions(bits, n, count)
                groups = self.read_scales(bits, n, positions, runs)
                codes = self.read_codes(bits, count, self.values)
                for position, code, (low, high) in zip(positions, codes, groups):
                    found[position] = self.value(code, low, high, self.values)
            if runs:
                self.decode_dense(bits, runs, found)
            bits.end()
            for position in sorted(found):
                yield s * SEGMENT + position, found[position]

    def decode_dense(self, bits, runs, found):
        """Section 3.4."""
        scales = Scales(self.dense_values, None)
        groups = []
        for start, end in runs:
            groups += [scales.read(bits)] * (end - start)
        positions = [i for start, end in runs for i in range(start, end)]
        codes = self.read_codes(bits, len(positions), self.dense_values)
        for position, code, (low, high) in zip(positions, codes, groups):
            require(position not in found, "the position of a dense coordinate")
            found[position] = self.value(code, low, high, self.dense_values)

    @staticmethod
    def read_positions(bits, n, count):
        """Section 3.1."""
        mean = (n - count) * 256 // count
        model = bits.read(2)
        require(model < 3, "gap model")
        if model == 0:
            gaps = read_steady_gaps(bits, mean, count)
        else:
            gaps = read_following_gaps(bits, mean, count, *FOLLOWING[model])
        positions, last = [], -1
        for gap in gaps:
            last += gap + 1
            require(last < n, "position")
            positions.append(last)
        return positions

    def read_scales(self, bits, n, positions, runs):
        """Section 3.2: for each position its group's scale codes."""
        scope = BLOCK if self.selection == 1 else SEGMENT
        scales = Scales(self.values, self.cut if self.selection == 2 else None)
        result, group, in_group, codes = [], None, 0, None
        for position in positions:
            if position // scope != group:
                group, in_group = position // scope, 0
                codes = scales.read(bits)
            in_group += 1
            if self.selection == 1:
                first, last = group * BLOCK, min(n, (group + 1) * BLOCK)
                dense = sum(end - start for start, end in runs if first <= start < last)
                most = -(-self.keep * (last - first - dense) // BLOCK)
                require(in_group <= most, "too many in a block")
            result.append(codes)
        return result

    def read_codes(self, bits, count, values):
        """Section 3.3."""
        width = CODE_BITS[values]
        if values not in ("Q2", "Q4", "Q8") or bits.read(1) == 0:
            return [bits.read(width) for _ in range(count)]
        classes = self.read_classes(bits)
        each = 3 if values == "Q2" else 1
        low_bits = width - 3 // each
        codes = [bits.read(low_bits) for _ in range(count)]
        for first in range(0, count, each):
            word, length = 0, 0
            while (length, word) not in classes:
                word, length = word << 1 | bits.read(1), length + 1
                require(length <= 7, "no codeword")
            number = classes[length, word]
            if each == 1:
                codes[first] |= number << low_bits
            else:
                for i in range(first, min(count, first + each)):
                    codes[i] |= (number >> i - first & 1) << low_bits
        return codes

    @staticmethod
    def read_classes(bits):
        lengths = [bits.read(3) for _ in range(7)]
        rest = 128 - sum(128 >> length for length in lengths if length)
        require(rest in (0, 1, 2, 4, 8, 16, 32, 64), "codeword lengths")
        lengths.append(8 - rest.bit_length() if rest else 0)
        classes, word = {}, 0
        for length in range(1, 8):
            for number in range(8):
                if lengths[number] == length:
                    classes[length, word] = number
                    word += 1
            word <<= 1
        return classes

    @staticmethod
    def value(code, low, high, values):
        if values == "FLOAT32":
            require(abs(bits_float(code)) <= 16, "value")
            return code
        if values == "FLOAT16":
            require(code & 0x7FFF <= 0x4000, "value")
            return float_bits(half(code) * bits_float((low + 728) << 20))
        lo, hi, steps = (low + 728) << 20, (high + 728) << 20, LEVELS[values] - 1
        level = code >> 1
        if steps:
            lo += (2 * level * (hi - lo) + steps) // (2 * steps)
        return lo | (code & 1) << 31


def main():
    with open(sys.argv[1], "rb") as file:
        data = file.read()
    try:
        for coordinate, bits in Message(data).decode():
            print(coordinate, format(bits, "08x"))
    except Malformed as e:
        sys.exit("malformed: %s" % e)


if __name__ == "__main__":
    main()
