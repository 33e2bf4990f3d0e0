#!/usr/bin/env python3
"""Decodes a gradient message, written from docs/wire-format.md alone.

    python3 decode.py FILE

prints a line for each value: the coordinate and the float32 bits in hexadecimal. It shows that the
document is enough; it is not made to be fast. Anything malformed ends it with exit status 1.
"""
import struct
import sys

BLOCK, SEGMENT, MAX_CODE = 4096, 1 << 18, 320
FORMATS = {1: "SIGN", 2: "Q2", 3: "Q4", 4: "Q8", 5: "FLOAT16", 6: "FLOAT32"}
CODE_BITS = {"SIGN": 1, "Q2": 2, "Q4": 4, "Q8": 8, "FLOAT16": 16, "FLOAT32": 32}
LEVELS = {"SIGN": 1, "Q2": 2, "Q4": 8, "Q8": 128}
MODELS = [(SEGMENT, 0, 8), (2, 1, 2)]


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


class Message:
    def __init__(self, data):
        require(len(data) >= 40 and data[:4] == b"KTGM", "not a message")
        version, self.selection, values, indices, transform = data[4:9]
        require(version == 1, "version")
        require(self.selection in (1, 2), "selection")
        require(values in FORMATS, "value format")
        require(indices == 1, "index coding")
        require(transform in (0, 1), "transform")
        require(data[9:12] == bytes(3), "reserved")
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
        self.read_table(data, table)

    def segment_length(self, s):
        return min(SEGMENT, self.parameters - s * SEGMENT)

    def read_table(self, data, length):
        """Section 2.3."""
        segments = -(-self.parameters // SEGMENT)
        require(-(-segments // 8) <= length <= len(data) - 40, "table length")
        bits = Bits(data[40 : 40 + length])
        at = 40 + length
        mean_count, mean_length, count, recent_c, recent_b = 64 * 256, 16 * 256, 0, 0, 0
        self.segments = []
        for s in range(segments):
            n = self.segment_length(s)
            number = bits.golomb(param(mean_count))
            mean_count += (256 * number - mean_count) // 4
            count += unzigzag(number)
            require(0 <= count <= n, "count")
            size = 0
            if count > 0:
                limit = 10 * n + 256
                expected = min(limit, count * recent_b // recent_c if recent_c else count)
                number = bits.golomb(param(mean_length))
                mean_length += (256 * number - mean_length) // 4
                size = expected + unzigzag(number)
                require(1 <= size <= limit, "segment length")
                recent_c += count - recent_c // 4
                recent_b += size - recent_b // 4
            self.segments.append((n, count, data[at : at + size]))
            at += size
        bits.end()
        require(at == len(data), "the segments do not fill the message")

    def decode(self):
        """Section 3: pairs of coordinate and float32 bits."""
        for s, (n, count, data) in enumerate(self.segments):
            if count:
                bits = Bits(data)
                positions = self.read_positions(bits, n, count)
                groups = self.read_scales(bits, n, positions)
                codes = self.read_codes(bits, count)
                bits.end()
                for position, code, (low, high) in zip(positions, codes, groups):
                    yield s * SEGMENT + position, self.value(code, low, high)

    @staticmethod
    def read_positions(bits, n, count):
        group, shift, tail = MODELS[bits.read(1)]
        mean = (n - count) * 256 // count
        positions, last = [], -1
        while len(positions) < count:
            gaps = []
            for _ in range(min(group, count - len(positions))):
                gaps.append(bits.golomb(param(mean), tail))
                last += gaps[-1] + 1
                require(last < n, "position")
                positions.append(last)
            mean += (sum(gaps) * 256 // group - mean) >> shift
        return positions

    def read_scales(self, bits, n, positions):
        """Section 3.2: for each position its group's scale codes."""
        scope = BLOCK if self.selection == 1 else SEGMENT
        half_format = self.values == "FLOAT16"
        step, most = (8, 39) if half_format else (1, MAX_CODE)
        result, group, in_group, low, spread = [], None, 0, 0, 0
        for position in positions:
            if position // scope != group:
                first = group is None
                group, in_group = position // scope, 0
                if self.values != "FLOAT32":
                    low = self.read_low(bits, first, low, step, most)
                if self.values in ("Q2", "Q4", "Q8"):
                    spread = bits.golomb(8) if first else spread + unzigzag(bits.golomb(4))
                require(low >= 0 and spread >= 0 and low + spread <= most, "scale")
            in_group += 1
            if self.selection == 1:
                length = min(BLOCK, n - group * BLOCK)
                require(in_group <= -(-self.keep * length // BLOCK), "too many in a block")
            result.append((low * step, (low + spread) * step))
        return result

    def read_low(self, bits, first, before, step, most):
        if not first:
            return before + unzigzag(bits.golomb(4))
        if self.selection == 1:
            return bits.read(9)
        return min(most, scale_floor(self.cut) // step) + bits.golomb(4)

    def read_codes(self, bits, count):
        """Section 3.3."""
        width = CODE_BITS[self.values]
        if self.values not in ("Q2", "Q4", "Q8") or bits.read(1) == 0:
            return [bits.read(width) for _ in range(count)]
        classes = self.read_classes(bits)
        each = 3 if self.values == "Q2" else 1
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

    def value(self, code, low, high):
        if self.values == "FLOAT32":
            require(abs(bits_float(code)) <= 16, "value")
            return code
        if self.values == "FLOAT16":
            require(code & 0x7FFF <= 0x4000, "value")
            return float_bits(half(code) * bits_float((low + 728) << 20))
        lo, hi, steps = (low + 728) << 20, (high + 728) << 20, LEVELS[self.values] - 1
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
