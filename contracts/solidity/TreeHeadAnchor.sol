// SPDX-License-Identifier: Apache-2.0
pragma solidity 0.8.37;

/// @title A memory for the tree heads of one append-only log
/// @notice Stores the newest anchored tree head and emits an event for every one. Whoever reads the events can check
/// that each anchored head is a prefix of the log as it is served today.
/// @dev The contract has no other power: it holds no funds, calls nobody, and cannot be upgraded or destroyed.
contract TreeHeadAnchor {
    /// @notice SHA-256 of the log's origin line in UTF-8: which log this contract is for.
    bytes32 public immutable log;

    /// @dev Owner, size and time of the newest anchor in one word, so that an anchor writes two storage slots in all.
    /// OpenZeppelin's Ownable2Step keeps the owner in a slot of its own: another 2,100 gas for every anchor.
    uint256 private _state;

    /// @notice RFC 6962 root hash of the newest anchored tree head.
    bytes32 public root;

    /// @notice Who may become the owner by accepting it; zero when nobody was named.
    address public pendingOwner;

    /// @notice A tree head was anchored.
    /// @param size number of its entries
    /// @param previous size of the anchor before it, 0 for the first: a reader notices when one is withheld
    /// @param time of the block, seconds since 1970
    /// @param root its RFC 6962 root hash
    event Anchored(uint48 size, uint48 previous, uint48 time, bytes32 root);

    /// @notice The owner named a successor, or took the name back by naming zero.
    event OwnershipOffered(address indexed owner, address indexed successor);

    /// @notice The successor has become the owner.
    event OwnershipTransferred(address indexed previous, address indexed owner);

    /// @notice Only the owner may do this.
    error NotOwner(address caller);

    /// @notice Only the named successor may do this.
    error NotPendingOwner(address caller);

    /// @notice An anchored tree head must be larger than the one before it.
    error NotLarger(uint48 anchored, uint48 given);

    /// @notice The deployer becomes the owner.
    /// @param log_ SHA-256 of the log's origin line
    constructor(bytes32 log_) {
        log = log_;
        _state = _pack(msg.sender, 0, 0);
        emit OwnershipTransferred(address(0), msg.sender);
    }

    /// @notice Anchors a tree head.
    /// @param size_ number of its entries; must be larger than that of the newest anchor
    /// @param root_ its RFC 6962 root hash
    function anchor(uint48 size_, bytes32 root_) external {
        uint256 before = _state;
        if (msg.sender != _owner(before)) revert NotOwner(msg.sender);
        uint48 previous = _size(before);
        if (size_ <= previous) revert NotLarger(previous, size_);
        uint48 time_ = uint48(block.timestamp);
        _state = _pack(msg.sender, size_, time_);
        root = root_;
        emit Anchored(size_, previous, time_, root_);
    }

    /// @notice Who may anchor.
    function owner() external view returns (address) {
        return _owner(_state);
    }

    /// @notice Number of entries of the newest anchored tree head; 0 before the first.
    function size() external view returns (uint48) {
        return _size(_state);
    }

    /// @notice Time of the newest anchor's block in seconds since 1970; 0 before the first.
    function time() external view returns (uint48) {
        return _time(_state);
    }

    /// @notice Names a successor, who becomes the owner by calling acceptOwnership. Naming zero takes it back.
    function offerOwnership(address successor) external {
        if (msg.sender != _owner(_state)) revert NotOwner(msg.sender);
        pendingOwner = successor;
        emit OwnershipOffered(msg.sender, successor);
    }

    /// @notice Makes the named successor the owner.
    function acceptOwnership() external {
        if (msg.sender != pendingOwner) revert NotPendingOwner(msg.sender);
        uint256 before = _state;
        _state = _pack(msg.sender, _size(before), _time(before));
        pendingOwner = address(0);
        emit OwnershipTransferred(_owner(before), msg.sender);
    }

    function _pack(address owner_, uint48 size_, uint48 time_) private pure returns (uint256) {
        return uint256(uint160(owner_)) | (uint256(size_) << 160) | (uint256(time_) << 208);
    }

    function _owner(uint256 state) private pure returns (address) {
        return address(uint160(state));
    }

    function _size(uint256 state) private pure returns (uint48) {
        return uint48(state >> 160);
    }

    function _time(uint256 state) private pure returns (uint48) {
        return uint48(state >> 208);
    }
}
